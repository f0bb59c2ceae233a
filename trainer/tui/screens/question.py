"""Questions, one after the other: answered, judged, explained, and on to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from trainer.practice import NotJudged, judge
from trainer.progress import Rating
from trainer.tui.prose import phrase
from trainer.tui.screens.answering import ANSWER_BINDINGS, ANSWERING
from trainer.tui.screens.beside import BesideScreen
from trainer.tui.screens.frame import key_display
from trainer.tui.texts import one_line

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from trainer.practice import Verdict
    from trainer.tui.widgets.answers.base import AnswerPanel

__all__ = ["QuestionScreen"]

PROMPT_CELLS = 140
"""What was missed is told again in so many letters at the end."""
# Actions that only need a question.
_OF_QUESTION = frozenset({"notes", "flag", "copy"})
# What the notes leave while they lie over the question.
_OF_NOTES = frozenset({"proceed", "notes", "move", "page", "page_notes", "step_out", "keys", "copy", "edge"})


class QuestionScreen(BesideScreen):
    """A round of questions.

    Args:
        round_: what is asked; answers are written through it, before the next question shows.
    """

    CSS_PATH = "question.tcss"
    ABOUT = (
        "Answer from the keyboard: a digit or the arrows choose, enter checks. Your answer is on disk before "
        "the next question shows. A letter acts while no field has the cursor; esc leaves a field."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "check"),
        *ANSWER_BINDINGS,
        Binding("s", "skip", "skip", tooltip="Skip this question; nothing is counted"),
        Binding("n", "notes", "notes", tooltip="Notes on the topic, beside or over the question"),
        Binding("u", "undo", "undo", tooltip="Take back the last step, else the answer before"),
        Binding("c", "copy", "copy", tooltip="Copy what is selected, else question and answer"),
        Binding("f", "flag", "flag", tooltip="Flag: this question is wrong; again takes it back"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now acts, and is listed."""
        if self.covered and action not in _OF_NOTES:
            return False
        if action in ANSWERING:
            return self._can_answer(action, parameters)
        conditions = {
            "undo": self._step_to_take_back is not None
            or (self._round.answered > 0 and self._stage != "between"),
            "rate": self._stage == "rating",
            "skip": self._stage == "asking",
        }
        return conditions.get(action, action not in _OF_QUESTION or self._question is not None)

    def _can_answer(self, action: str, parameters: tuple[object, ...]) -> bool:
        panel = self._panel
        return (
            panel is not None
            and self._stage in ("asking", "rating")
            and self.can_answer(panel, action, parameters)
        )

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Words for what enter and the digits do now."""
        action = binding.action
        panel = self._panel
        if action in ("proceed", "submit"):
            return self._describe_enter(panel)
        if action == "tick" and panel is not None:
            return "space", panel.space_does
        if action.startswith("take(") and panel is not None:
            return (f"1-{panel.numbers}", panel.digits_do) if panel.digits_do else None
        if action.startswith("rate("):
            return self.glyphs.left_right, "rating"
        if action == "write" and not self._can_write:
            return None
        return key_display(binding), self._escape_does if action == "step_out" else binding.description

    @property
    def _escape_does(self) -> str:
        if self.has_class("-notes"):
            return "close notes"
        return "home" if self.focused is None else "leave the field"

    def _describe_enter(self, panel: AnswerPanel | None) -> tuple[str, str] | None:
        if self._stage in {"between", "answered", "vanished"}:
            return "enter", "next"
        if self._stage == "rating":
            return "enter", f"rate {getattr(panel, 'rating_word', '')}".strip()
        verb = panel.verb if panel is not None else "check"
        return ("ctrl+r" if verb == "reveal" and self.focused is not None else "enter"), verb

    async def action_proceed(self) -> None:
        """The one primary action: check, reveal, rate, or go on. Notes over the question go first."""
        if self.covered:
            self._close_notes()
        elif self._stage == "asking":
            await self._check()
        elif self._stage == "rating":
            await self._record_open()
        else:
            if self._stage == "vanished":
                self._round.drop()
            self.go_on()

    async def action_hand_in(self) -> None:
        """Hand a long answer in, from inside its field too."""
        if self._stage == "asking" and not self.covered:
            await self._check()

    @property
    def _rows_move(self) -> bool:
        return self._stage in {"asking", "rating"} and not self.covered

    @property
    def _scroller(self) -> Widget | None:
        return self.query_one("#notes") if self.covered else self._view

    def action_step_out(self) -> None:
        """Close the notes, leave the field, or go home."""
        if self.has_class("-notes"):
            self._close_notes()
        elif self.focused is not None:
            self.set_focus(None)
            self.refresh_bindings()
        else:
            self.aside("filling", self._finish)

    # Answering

    async def _check(self) -> None:
        view, panel = self._view, self._panel
        if view is None or panel is None:
            return
        if view.shown.kind == "open":
            await self._reveal_points()
            return
        missing = panel.missing()
        outcome = NotJudged(missing) if missing else judge(view.shown, panel.response())
        if isinstance(outcome, NotJudged):
            view.verdict_line.ask(outcome.message)
            panel.start()
            return
        if self._record(outcome):
            self.hush()
            self.set_focus(None)
            self._stage = "answered"
            await view.reveal(outcome, panel.response())
            self._recount()
            self.refresh_bindings()

    async def _reveal_points(self) -> None:
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        view, panel = self._view, self._panel
        if view is None or not isinstance(panel, OpenPanel):
            return
        self.hush()
        self.set_focus(None)
        self._stage = "rating"
        await panel.show_points()
        await view.show_lesson()
        view.scroll_home(animate=False)
        self.refresh_bindings()

    async def _record_open(self) -> None:
        from trainer.tui.widgets.answers.open import OpenPanel  # noqa: PLC0415 - only where one is shown

        view, panel = self._view, self._panel
        if view is None or not isinstance(panel, OpenPanel):
            return
        outcome = judge(view.shown, panel.response())
        if not isinstance(outcome, NotJudged) and self._record(outcome, Rating(panel.rating)):
            self.go_on()

    @property
    def _prompt_line(self) -> str:
        """What was asked, with the numbers it was asked with, on one line."""
        return "" if self._view is None else one_line(phrase(self._view.shown.prompt).plain, PROMPT_CELLS)

    def _record(self, verdict: Verdict, rating: Rating | None = None) -> bool:
        """Write the answer; where that fails the question stays, and why is said."""
        seconds = max(self.house.now().timestamp() - self._asked_at, 0.0)
        if not self.kept(partial(self._round.done, verdict, seconds, rating=rating)):
            return False
        self._verdict = verdict
        if self._item is not None and not verdict.correct:
            self._missed[self._item.key] = self._prompt_line
        return True
