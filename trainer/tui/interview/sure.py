"""How sure one is: three words to choose from before anything is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.practice.interview import CONFIDENCES
from trainer.tui.glyphs import ASCII
from trainer.tui.themes import BOLD
from trainer.tui.widgets.keyrow import KeyHint, KeyRow
from trainer.tui.widgets.rows import OptionRow, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.tui.widgets.rows import RowStyle

__all__ = ["SureRows", "SureScreen"]

QUESTION = "How sure are you?"


class SureRows(Vertical):
    """The question and its three answers; none is marked before the learner chooses, enter commits what is.

    Args:
        look: signs and accent.
        question: what one is sure of.
    """

    DEFAULT_CSS: ClassVar[str] = "SureRows { height: auto; width: 100%; }"

    def __init__(self, look: RowStyle, question: str = QUESTION) -> None:
        super().__init__()
        self._question = question
        rows = [OptionRow(number, Content(word), look) for number, (word, _) in enumerate(CONFIDENCES, 1)]
        self.rows = RowList(rows, cursor=None)

    def compose(self) -> ComposeResult:
        """A heading and the rows."""
        yield Static(Content.styled(self._question, BOLD))
        yield self.rows

    @property
    def confidence(self) -> int | None:
        """What is marked, in per cent; None where nothing is."""
        return None if self.rows.cursor is None else CONFIDENCES[self.rows.cursor][1]

    def bring_into_sight(self) -> None:
        """Scroll to the three words; where they don't fit, to the one that is marked."""
        self.scroll_visible(animate=False)
        if (row := self.rows.current) is not None:
            row.scroll_visible(animate=False)


class SureScreen(ModalScreen[int | None]):
    """Asks over whatever screen is open; closes with the confidence in per cent, None where one steps back.

    Args:
        look: signs and accent.
        why: what follows, in a sentence.
        back: what esc leads back to.
    """

    DEFAULT_CSS: ClassVar[str] = """
    SureScreen { align: center middle; background: $background 60%; }
    SureScreen > Vertical { width: 60; max-width: 100%; height: auto; padding: 1 3; background: $surface; }
    SureScreen > Vertical.-no-colour { border: round $foreground; padding: 0 2; }
    SureScreen > Vertical.-no-colour.-ascii { border: ascii $foreground; }
    SureScreen Static { width: 100%; height: auto; }
    SureScreen SureRows { margin: 1 0; }
    SureScreen KeyRow { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *[(str(number), f"mark({number})", word) for number, (word, _) in enumerate(CONFIDENCES, 1)],
        ("up", "move(-1)", "up"),
        ("down", "move(1)", "down"),
        ("enter", "enter", "commit"),
        ("escape", "back", "back"),
    ]

    def __init__(self, look: RowStyle, why: str, back: str) -> None:
        super().__init__()
        self._look = look
        self._why = why
        self._back = back

    def compose(self) -> ComposeResult:
        """What follows, the rows, the keys."""
        keys = KeyRow(self._look.accent)
        keys.hints = (
            KeyHint("enter", "enter", "commit", kept=True),
            KeyHint("1", f"1-{len(CONFIDENCES)}", "how sure"),
            KeyHint("escape", "esc", self._back, kept=True),
        )
        with Vertical() as box:
            # Where no background sets it off from what lies beneath.
            box.set_class(self.app.no_color, "-no-colour")
            box.set_class(self._look.glyphs is ASCII, "-ascii")
            yield Static(Content(self._why))
            yield SureRows(self._look, "How sure are you that it passes every case?")
            yield keys

    @property
    def _sure(self) -> SureRows:
        return self.query_one(SureRows)

    def action_mark(self, number: int) -> None:
        """Mark that word; until enter it can be another one."""
        self._sure.rows.go_to(number)

    def action_move(self, delta: int) -> None:
        """To the next word."""
        self._sure.rows.move(delta)

    def action_enter(self) -> None:
        """Commit what is marked; nothing is, until the learner chose."""
        if self._sure.confidence is not None:
            self.dismiss(self._sure.confidence)

    def action_back(self) -> None:
        """Nothing was committed."""
        self.dismiss(None)
