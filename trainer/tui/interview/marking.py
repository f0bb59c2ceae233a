"""Answers in one's own words, held against their key points once the interview is over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container

from trainer.practice import NotJudged, judge
from trainer.practice.interview import CONFIDENCES, course_of, look_back, mark
from trainer.tui.interview.again import open_points
from trainer.tui.screens.answering import AnsweringScreen
from trainer.tui.screens.base import digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from trainer.practice.interview import Reviewed
    from trainer.tui.host import Library
    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["MarkScreen", "answers_to_mark"]


class MarkScreen(AnsweringScreen):
    """The open answers of an interview, one after the other. Closes when all are marked, or on esc.

    Args:
        interview: its id.
        waiting: its answers that wait to be marked, from `answers_to_mark`.
    """

    CSS_PATH = "again.tcss"
    ABOUT = (
        "What you answered in your own words, beside its key points. Tick what you said, as an interviewer "
        "would have heard it, and rate it; the report counts it then."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "rate"),
        *digit_bindings("take", "tick"),
        Binding("space", "tick", "tick"),
        Binding("left", "rate(-1)", "rating"),
        Binding("right", "rate(1)", "rating", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("escape", "step_out", "later"),
    ]

    def __init__(self, interview: str, waiting: Sequence[tuple[int, Reviewed]]) -> None:
        super().__init__()
        self._interview = interview
        self._waiting = list(waiting)
        self._count = len(self._waiting)

    def compose_body(self) -> ComposeResult:
        """Room for the question."""
        yield Container(id="stage")

    async def on_mount(self) -> None:
        """Show the first."""
        await self._show_next()

    async def _show_next(self) -> None:
        if not self._waiting:
            self.dismiss()
            return
        _, back = self._waiting[0]
        assert back.shown is not None  # noqa: S101 - else it does not wait
        at = self._count - len(self._waiting) + 1
        said = next((word for word, share in CONFIDENCES if share == back.given.confidence), "")
        self.top.show(
            "In your own words", f"you said: {said}" if said else "", beside=f"{at} of {self._count}"
        )
        view = QuestionView(back.shown, RowStyle(self.glyphs, self.house.accent), still=True)
        async with self.batch():
            await self.query_one("#stage").remove_children()
            await self.query_one("#stage").mount(view)
            await open_points(view, back, ticking=True)
        self.refresh_bindings()

    @property
    def _asking(self) -> bool:
        return True

    async def action_proceed(self) -> None:
        """Count it as rated, and on to the next."""
        panel, view = self._panel, self._view
        if panel is None or view is None or not self._waiting:
            return
        verdict = judge(view.shown, panel.response())
        if isinstance(verdict, NotJudged):
            return
        progress, catalogue = self.library.progress, self.library.catalogue
        number, _ = self._waiting[0]
        if self.kept(partial(mark, progress, catalogue, self._interview, number, verdict)):
            del self._waiting[0]
            await self._show_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As many digits as there are key points."""
        if action not in ("take", "tick"):
            return True
        return self._panel is not None and self.can_answer(self._panel, action, parameters)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for enter, the digits and the arrows."""
        panel: AnswerPanel | None = self._panel
        if binding.action == "proceed":
            return "enter", f"rate {getattr(panel, 'rating_word', '')}".strip()
        if binding.action.startswith("take(") and panel is not None:
            return f"1-{panel.numbers}", "tick"
        if binding.action.startswith("rate("):
            return self.glyphs.left_right, "rating"
        return key_display(binding), binding.description


def answers_to_mark(interview: str, library: Library) -> list[tuple[int, Reviewed]]:
    """The answers of an interview that wait to be marked and still can be, each with its number from 1.

    Raises:
        Problem: the log has none of that id, or can't be read.
    """
    backs = (look_back(given, library.catalogue) for given in course_of(library.progress, interview).given)
    return [
        (number, back)
        for number, back in enumerate(backs, 1)
        if not back.given.marked and back.shown is not None and back.response is not None
    ]
