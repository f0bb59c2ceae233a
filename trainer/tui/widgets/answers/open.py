"""Open questions: written first, then held against key points and rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static, TextArea

from trainer.tui.prose import phrase
from trainer.tui.texts import counted, one_line, plain, shown
from trainer.tui.widgets.answers.base import AnswerPanel
from trainer.tui.widgets.laid import Laid, Prose
from trainer.tui.widgets.rating import RATINGS, RatingRow
from trainer.tui.widgets.rows import OptionRow, RowList, RowStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["OpenPanel"]

PHRASE_CELLS = 24


class Writing(TextArea):
    """The learner's own words; wraps, has no line numbers."""

    DEFAULT_CSS: ClassVar[str] = """
    Writing, Writing:focus {
        border: none; padding: 0 1; background: $panel; height: auto; min-height: 4; max-height: 12;
    }
    """

    def __init__(self) -> None:
        hint = "Write it as you would say it; or say it aloud, then ctrl+r."
        super().__init__(
            soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, placeholder=hint
        )
        self.cursor_blink = False


class Own(Laid):
    """What was written, to be read beside the key points."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text.strip()

    def lines(self, width: int) -> list[Content]:
        """The text, indented under a heading that counts its words."""
        words = len(self._text.split())
        if not words:
            return [shown("Yours", "bold") + shown("  nothing written: answered aloud", "$foreground-muted")]
        heading = shown("Yours", "bold") + shown(f"  {counted(words, 'word')}", "$foreground-muted")
        pieces = [
            piece for line in plain(self._text).split("\n") for piece in shown(line).wrap(max(width - 2, 8))
        ]
        return [heading, *(shown("  ") + piece for piece in pieces)]


class OpenPanel(AnswerPanel):
    """A field to write in; revealed, the key points to tick and a model answer.

    `rating_row` says how it went; whoever holds the panel shows it last, under what there is to learn.

    Args:
        points: the key points' texts.
        model_answer: as the pack wrote it.
        find: which points a text says, and the words that show it.
        suggest: the rating to propose for so many points said.
        look: signs and accent.
    """

    DEFAULT_CSS: ClassVar[str] = """
    OpenPanel > Prose, OpenPanel > RowList { margin-bottom: 1; }
    OpenPanel > Own { margin-bottom: 1; }
    OpenPanel > #ahead { margin-top: 1; color: $text-muted; }
    OpenPanel > Prose.last { margin-bottom: 0; }
    """
    verb = "reveal"
    digits_do = "tick"
    has_field = True

    def __init__(
        self,
        points: Sequence[str],
        model_answer: str,
        look: RowStyle,
        *,
        find: Callable[[str], Mapping[int, str]],
        suggest: Callable[[int], int],
    ) -> None:
        super().__init__(look)
        self._points = list(points)
        self._model_answer = model_answer
        self._find = find
        self._suggest = suggest
        self._rated_by_hand = False
        self._writing = Writing()
        self._ahead = Static(
            f"Then you tick what you said, and rate it: {', '.join(RATINGS)}.", id="ahead", markup=False
        )
        self._list: RowList | None = None
        self._restored: tuple[str, frozenset[int], int | None] | None = None
        self.rating_row = RatingRow(look)
        self.text = ""

    def compose(self) -> ComposeResult:
        """The field, and what follows it."""
        yield self._writing
        yield self._ahead

    @property
    def revealed(self) -> bool:
        """The key points are open."""
        return self._list is not None

    @property
    def numbers(self) -> int:
        """One digit a key point, once they are open."""
        return len(self._points) if self.revealed and not self.answered else 0

    @property
    def can_tick(self) -> bool:
        """Key points are ticked."""
        return self.numbers > 0

    @property
    def rating(self) -> int:
        """How it went, 1 to 4."""
        return self.rating_row.rating

    @property
    def rating_word(self) -> str:
        """The rating in a word."""
        return self.rating_row.word

    @property
    def written(self) -> str:
        """What stands in the field now, or stood in it when it was closed."""
        return self.text if self.revealed else self._writing.text

    def restore(self, response: tuple[str, frozenset[int], int | None]) -> None:
        """Write the text again; ticks and rating follow once the key points are open."""
        self._restored = response
        self._writing.load_text(response[0])
        self._writing.move_cursor(self._writing.document.end)

    def tell_ahead(self, words: str) -> None:
        """Say what follows the answer, where that is not the usual."""
        self._ahead.update(words)

    def start(self) -> None:
        """Write at once."""
        if not self.revealed:
            self._writing.focus()

    def response(self) -> tuple[str, frozenset[int], int]:
        """Text, ticked points from 0, rating."""
        return self.text, self._ticked(), self.rating

    def _ticked(self) -> frozenset[int]:
        rows = self._list.rows if self._list is not None else []
        return frozenset(at for at, row in enumerate(rows) if row.ticked)

    async def show_points(self, *, ticking: bool = True) -> None:
        """Close the field; open key points, model answer and rating.

        Args:
            ticking: the learner is to tick what was said; else that stands as it is.
        """
        self.text = self._writing.text
        found = self._find(self.text)
        ticked = set(found) if self._restored is None else self._restored[1]
        rows = []
        for index, point in enumerate(self._points):
            row = OptionRow(index + 1, phrase(point), self.look)
            row.set_reactive(OptionRow.ticked, index in ticked)
            if found.get(index):
                row.set_reactive(OptionRow.mark, f"“{one_line(found[index], PHRASE_CELLS)}”")
            rows.append(row)
        self._list = RowList(rows, cursor=0 if ticking else None)
        await self._writing.remove()
        await self._ahead.remove()
        await self.mount(
            Own(self.text),
            Prose(heading="Key points: tick what you said" if ticking else "Key points"),
            self._list,
            Prose(self._model_answer, heading="A model answer", classes="last"),
        )
        self.query(Prose).first().styles.margin = 0
        self._propose()
        if self._restored is not None and self._restored[2] is not None:
            self._rated_by_hand, self.rating_row.rating = True, self._restored[2]
        self.post_message(self.Changed())

    def _propose(self) -> None:
        said = len(self._ticked())
        suggested = self._suggest(said)
        self.rating_row.propose(suggested, f"{said} of {len(self._points)} said", keep=self._rated_by_hand)

    def take(self, number: int) -> None:
        """Tick the point of that number."""
        if self.can_tick and self._list is not None and self._list.go_to(number):
            self.tick()

    def move(self, delta: int) -> None:
        """Go to the next point."""
        if self._list is not None:
            self._list.move(delta)

    def tick(self) -> None:
        """Tick or untick where the cursor is."""
        row = self._list.current if self._list is not None else None
        if self.can_tick and row is not None:
            row.ticked = not row.ticked
            self._propose()
            self.post_message(self.Changed())

    def rate(self, delta: int) -> None:
        """One rating up or down."""
        if self.revealed and not self.answered:
            self._rated_by_hand = True
            self.rating_row.move(delta)
            self.post_message(self.Changed())

    def on_row_list_taken(self, message: RowList.Taken) -> None:
        """A click is the digit of the row."""
        message.stop()
        self.tick()

    def rated(self) -> None:
        """A rating was clicked."""
        self._rated_by_hand = True
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """A click beside the field goes into it."""
        if not self.revealed:
            event.stop()
            self.start()
