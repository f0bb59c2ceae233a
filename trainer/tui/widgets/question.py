"""One question: its prompt, the place to answer it, and afterwards the verdict and what there is to learn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from trainer.tui.prose import blocks, laid_out, phrase, wrapped
from trainer.tui.texts import shown as safe
from trainer.tui.themes import BOLD, GOOD, MUTED, WARN
from trainer.tui.verdicts import row_verdicts
from trainer.tui.widgets.answers.making import panel_for
from trainer.tui.widgets.laid import Laid, Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from trainer.practice import Presentation, Verdict
    from trainer.tui.widgets.rating import RatingRow
    from trainer.tui.widgets.rows import RowStyle

_BLANK = re.compile(r"\[ (\d+) \]")

__all__ = ["QuestionView", "VerdictLine"]


class VerdictLine(Laid):
    """A sign, the mistake where one is known, what was said, what is right. Before, what is still missing."""

    DEFAULT_CSS: ClassVar[str] = "VerdictLine { margin-bottom: 1; display: none; }"

    def __init__(self, look: RowStyle) -> None:
        super().__init__()
        self._look = look
        self._parts: list[tuple[Content, Content]] = []

    def show(self, verdict: Verdict) -> None:
        """Say the verdict."""
        glyphs = self._look.glyphs
        sign = (glyphs.right, GOOD) if verdict.correct else (glyphs.wrong, WARN)
        first, stop, rest = verdict.headline.partition(". ")
        told = [safe(first + stop, BOLD) + safe(rest)]
        if verdict.mistake:
            named, stop, rest = " ".join(verdict.mistake.split()).partition(". ")
            name = phrase(named + stop.rstrip()).stylize_before(BOLD)
            told = [name + Content(" ") + phrase(rest) if rest else name, safe(verdict.headline)]
        leads = [Content.styled(f"{sign[0]} ", sign[1]), Content("  ")]
        self._parts = list(zip(leads, told, strict=False))
        if verdict.note:
            self._parts.append((Content("  "), safe(verdict.note, MUTED)))
        self._display()

    def ask(self, missing: str) -> None:
        """Say what is still missing; empty takes the line away."""
        self._parts = [(Content("  "), safe(missing, WARN))] if missing else []
        self._display()

    def _display(self) -> None:
        self.display = bool(self._parts)
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Sign and sentence, hanging."""
        return [line for lead, text in self._parts for line in wrapped(text, width, lead)]


class Lesson(Laid):
    """What there is to learn: the explanation, then what to say."""

    DEFAULT_CSS: ClassVar[str] = "Lesson { margin-top: 1; }"

    def __init__(self, shown: Presentation) -> None:
        super().__init__()
        self._explanation = blocks(shown.explanation)
        self._say = blocks(shown.say)

    def lines(self, width: int) -> list[Content]:
        """Explanation; a heading and the words to say."""
        lines = laid_out(self._explanation, width)
        if self._say:
            lines += [Content(""), Content.styled("Say", BOLD), *laid_out(self._say, width)]
        return lines


def _prompt(shown: Presentation) -> str:
    """The prompt; a blank is drawn without spaces, so that no line ends inside it."""
    return _BLANK.sub(r"[_\1_]", shown.prompt) if shown.kind == "cloze" else shown.prompt


class QuestionView(VerticalScroll):
    """Everything of one question, in one scrolling column.

    Args:
        shown: the question as it is to be shown.
        look: signs and accent.
        still: it is only to be looked at: no field takes the focus.
    """

    DEFAULT_CSS: ClassVar[str] = """
    QuestionView { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    QuestionView > .prompt { margin-bottom: 1; }
    QuestionView > RatingRow { dock: bottom; padding: 1 0 0 0; background: $background; }
    """

    def __init__(self, shown: Presentation, look: RowStyle, *, still: bool = False) -> None:
        super().__init__(can_focus=False)
        self.shown = shown
        self._still = still
        self.panel = panel_for(shown, look)
        self.verdict_line = VerdictLine(look)

    def compose(self) -> ComposeResult:
        """Prompt, then verdict over the rows, or under the one field."""
        yield Prose(_prompt(self.shown), classes="prompt")
        if self.shown.several:
            yield Prose("*Several are right: tick them all.*", classes="prompt")
        if self.shown.kind in ("numeric", "open"):
            yield self.panel
            self.verdict_line.styles.margin = (1, 0, 0, 0)
            yield self.verdict_line
        else:
            yield self.verdict_line
            yield self.panel

    def on_mount(self) -> None:
        """A field takes the focus at once."""
        if not self._still:
            self.panel.start()

    async def reveal(self, verdict: Verdict, response: Any) -> None:
        """Show the verdict, the reasons, the explanation."""
        self.verdict_line.show(verdict)
        self.panel.reveal(row_verdicts(self.shown, verdict, response))
        await self.show_lesson()
        self.scroll_home(animate=False)
        self.call_after_refresh(self.verdict_line.scroll_visible, animate=False)

    async def show_lesson(self) -> None:
        """Show explanation and what to say; for an open question, then how it went."""
        await self.mount(Lesson(self.shown))
        rating_row = getattr(self.panel, "rating_row", None)
        if rating_row is not None:
            await self.mount(rating_row)

    def on_rating_row_rated(self, message: RatingRow.Rated) -> None:
        """A click on a rating."""
        message.stop()
        if callable(rated := getattr(self.panel, "rated", None)):
            rated()
