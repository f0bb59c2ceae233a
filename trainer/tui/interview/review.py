"""The answers of an interview, one at a time: the question, yours, what is right, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, VerticalScroll

from trainer.practice.interview import CONFIDENCES, look_back
from trainer.practice.interview.wording import answer_words, clock
from trainer.practice.reference import reference
from trainer.progress.model import is_task
from trainer.tui.interview.again import show_again
from trainer.tui.interview.columns import LEFT, READING, RIGHT, stand_beside
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.frame import key_display
from trainer.tui.verdicts import answer_text
from trainer.tui.widgets.laid import Prose
from trainer.tui.widgets.question import QuestionView
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from trainer.bank import Catalogue
    from trainer.bank.catalogue import TaskSummary
    from trainer.practice.interview import Report, Reviewed, Step
    from trainer.tui.host import Library

__all__ = ["ReviewScreen"]


class ReviewScreen(HouseScreen[None]):
    """Every question of an interview, looked back on.

    Args:
        report: the interview's.
        at: which question to begin with, from 0.
    """

    CSS_PATH = "again.tcss"
    ABOUT = (
        "The answers of the interview one at a time: what was asked, what you said, what is right and why."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "turn(1)", "next"),
        Binding("left", "turn(-1)", "question"),
        Binding("right", "turn(1)", "question", show=False),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("escape", "step_out", "report"),
    ]

    def __init__(self, report: Report, at: int = 0) -> None:
        super().__init__()
        self._report = report
        self._at = at
        self._back: Reviewed | None = None

    def compose_body(self) -> ComposeResult:
        """Room for the question."""
        yield Container(id="stage")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    @property
    def _step(self) -> Step:
        return self._report.steps[self._at]

    def _show(self) -> None:
        self.aside("filling", self._look_back, self._step)

    async def _look_back(self, step: Step) -> None:
        found = await self.found_aside(partial(_looked_back, step))
        if found is None:
            return
        back, texts = found
        self._back = back
        self._show_heading(step)
        if back.shown is None:
            await self._show_texts(texts)
            return
        view = QuestionView(back.shown, RowStyle(self.glyphs, self.house.accent), still=True)
        async with self.batch():
            await self.query_one("#stage").remove_children()
            await self.query_one("#stage").mount(view)
            await show_again(view, back)
        view.scroll_home(animate=False)
        self.refresh_bindings()

    def _show_heading(self, step: Step) -> None:
        given = step.given
        sure = next((word for word, share in CONFIDENCES if share == given.confidence), "")
        time = "" if given.skipped else clock(given.seconds)
        words = f" {self.glyphs.dot} ".join(filter(None, [answer_words(step), sure, time]))
        self.top.show("Answers", words, beside=f"{self._at + 1} of {len(self._report.steps)}")

    async def _show_texts(self, texts: Sequence[str]) -> None:
        parts = [Prose(text, classes="part") for text in texts]
        page = VerticalScroll(*parts, can_focus=False)
        # The title, then two programs: lines of code are not broken for the sake of a second column.
        sides: dict[Widget, int | None] = dict(zip(parts, (None, LEFT, RIGHT), strict=False))
        stand_beside(page, lambda part: sides[part], least=READING)
        async with self.batch():
            await self.query_one("#stage").remove_children()
            await self.query_one("#stage").mount(page)
        self.refresh_bindings()

    def action_turn(self, delta: int) -> None:
        """The question before or after; after the last, back to the report."""
        at = self._at + delta
        if at >= len(self._report.steps):
            self.dismiss()
        elif at >= 0:
            self._at = at
            self._show()

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """The arrows stand for both, and enter leads back at the end."""
        if binding.key == "left":
            return self.glyphs.left_right, "question"
        if binding.key == "enter":
            return "enter", "next" if self._at + 1 < len(self._report.steps) else "report"
        return key_display(binding), binding.description

    def action_scroll(self, direction: int) -> None:
        """By a line."""
        self.query(VerticalScroll).first().scroll_relative(y=direction, animate=False)

    def action_page(self, direction: int) -> None:
        """By a page."""
        page = self.query(VerticalScroll).first()
        page.scroll_relative(y=direction * max(page.size.height - 2, 1), animate=False)

    def text_to_copy(self) -> str:
        """The question, what was said, what is right and why."""
        back = self._back
        if back is None or back.shown is None:
            return super().text_to_copy()
        return answer_text(back.shown, back.verdict or reference(back.shown))


def _looked_back(step: Step, library: Library) -> tuple[Reviewed, list[str]]:
    """The question as it was asked; in its place, of a task and of one that is gone, texts."""
    back = look_back(step.given, library.catalogue)
    if back.shown is not None:
        return back, []
    return back, _task_texts(step, library.catalogue) if is_task(step.given.key) else [_gone(step)]


def _task_texts(step: Step, catalogue: Catalogue) -> list[str]:
    """Its title, what was handed in, and the model solution where there is one, as Markdown."""
    card = catalogue.cards.get(step.given.key)
    handed_in = str((step.given.response or {}).get("source", "")).rstrip()
    if step.given.skipped or not handed_in:
        yours = "Nothing was handed in."
    else:
        named = ", ".join(slug.replace("-", " ") for slug in step.given.mistakes)
        yours = f"## Handed in{f': {named}' if named else ''}\n\n{_fenced(handed_in)}"
    solution = "" if card is None else _solution(card)  # type: ignore[arg-type]
    texts = [f"**{step.title}**", yours]
    return [*texts, f"## The model solution\n\n{_fenced(solution)}"] if solution else texts


def _gone(step: Step) -> str:
    return f"The bank no longer has this question: `{step.given.key}`. You were {answer_words(step)}."


def _fenced(code: str) -> str:
    return f"```\n{code.rstrip()}\n```"


def _solution(card: TaskSummary) -> str:
    try:
        return (card.folder / "solution.py").read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
