"""The coding task of an interview: its own clock, no hints, no solution, no verdict but the plan's."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from trainer.practice.interview import CODING_MINUTES, interview_folder
from trainer.tui.interview.clock import left_words
from trainer.tui.interview.pausing import PauseScreen
from trainer.tui.interview.sure import SureScreen
from trainer.tui.screens.coding.screen import CodingScreen
from trainer.tui.themes import MUTED
from trainer.tui.widgets.rows import RowStyle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import BindingType

    from trainer.practice.interview import Interview
    from trainer.progress import AnswerRow
    from trainer.tui.host import Library
    from trainer.tui.interview.pausing import Then
    from trainer.tui.screens.coding.session import Trigger

__all__ = ["InterviewCodingScreen"]

TICK = 1.0
MOVE_ON = "Leave the task as it is, for the next question"
# What helps a learner, and what an interviewer doesn't offer.
_NOT_HERE = frozenset({"hint", "solution", "while_typing", "race"})


class InterviewCodingScreen(CodingScreen):
    """The coding screen as a candidate has it. Closes when the task is left; `settle` then writes it down.

    Where verdicts come at the end, the first grade is the one that is handed in. Where they come at once,
    one may mend and grade again until the time for the task is over.

    Args:
        task_key: the task, `track/task/id`.
        interview: whose task it is.
    """

    CSS_PATH = "../screens/coding/coding.tcss"
    ABOUT = (
        "The interview's coding task, with its own clock. ctrl+r hands in what stands in the editor, once "
        "you have said how sure you are; v tries it on arguments of your own. esc pauses."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "ask('move_on')", "move on", tooltip=MOVE_ON),
        Binding("f9", "move_on", "move on", show=False, key_display="F9", tooltip=MOVE_ON),
    ]

    def __init__(self, task_key: str, interview: Interview) -> None:
        super().__init__(task_key)
        self.interview = interview
        self._confidence: int | None = None
        self._handed_in = ""
        self._over = False

    @property
    def _ctrl_r(self) -> str:
        return "grades" if self.interview.plan.reveal else "hands in"

    _passes_once = False
    """Written down in the interview is what was done in it, whatever passed in practice."""

    @property
    def _told_of_before(self) -> str:
        """Nothing: no interviewer knows."""
        return ""

    @property
    def _drafts_in(self) -> Path:
        """An interview begins with an empty page, whatever was written in practice."""
        return interview_folder(self.house.places.data, self.interview.id)

    def _begin(self, library: Library | None) -> None:
        super()._begin(library)
        self._as_you_type = False
        self.set_interval(TICK, self._tick)

    def settle(self) -> None:
        """Write down how the task ended, from the attempts in the log: also those before a break.

        Raises:
            Problem: it could not be saved.
        """
        attempts = self._attempts()
        if not attempts:
            self.interview.skip()
            return
        self.interview.answer_task(
            passed=any(row.correct for row in attempts),
            seconds=self.interview.seconds_on_it(),
            attempts=len(attempts),
            mistakes=[slug for row in attempts for slug in row.mistakes],
            source=self._handed_in or self.editor.text,
            confidence=self._confidence,
        )

    def _attempts(self) -> list[AnswerRow]:
        # What was practised while the interview stood is no part of it.
        heard = self.interview.heard
        return [row for row in self.library.progress.answers(card=self._key) if heard(row.at)]

    # The clock

    def _tick(self) -> None:
        if self.interview.paused or self._draft is None or self.app.screen is not self:
            return
        self._show_top()
        if not self.interview.coding_seconds_left() and not self._over and self._job is None:
            self._time_is_over()

    def _time_is_over(self) -> None:
        """What stands there is handed in; where nothing was written, there is nothing to hand in."""
        self._over = True
        self.editor.read_only = True
        if self._draft is not None and self.editor.text != self._handed_in and not self._untouched:
            self._ask_how_sure("The time for this task is over. What stands in the editor is handed in.")
        else:
            self.say("The time for this task is over. enter goes on.")
            self._show(self._pane)

    @property
    def _untouched(self) -> bool:
        return self._draft is not None and not self._draft.would_lose(self.editor.text)

    def _show_top(self) -> None:
        """The draft, and what is left of the task's own time."""
        if self._summary is None:
            return
        left = left_words(self.interview.coding_seconds_left())
        whole = CODING_MINUTES[self.interview.plan.minutes]
        parts = [left] if self.columns == "narrow" else [self._draft_in_words(), f"{left} of {whole}:00"]
        self.top.show(self._summary.id, f" {self.glyphs.dot} ".join(parts))

    # Handing in

    def action_grade(self) -> None:
        """Ask how sure the learner is; then hand in what stands in the editor."""
        if self._exercise is None:
            super().action_grade()
        elif self._over and self._handed_in:
            self.say("The time for this task is over. enter goes on.")
        elif self._job is None and self.app.screen is self:
            reveal = self.interview.plan.reveal
            self._ask_how_sure("It is graded next." if reveal else "It is handed in next, for good.")

    def _ask_how_sure(self, why: str) -> None:
        look = RowStyle(self.glyphs, self.house.accent)
        back = "hand it in unsaid" if self._over else "back to the code"
        self.app.push_screen(SureScreen(look, why, back), self._sure)

    def _sure(self, confidence: int | None) -> None:
        if confidence is None and not self._over:
            return
        self._confidence = confidence
        self.hush()
        self._grade("key")

    def _show_count(self) -> None:
        if self.interview.plan.reveal:
            super()._show_count()
        else:
            # How far it got, and what took long, would be half a verdict.
            self._results.show_verdict(Content.styled("handing in…", MUTED))

    def _show_report(self, trigger: Trigger) -> None:
        """The verdict, where the plan shows it at once; else it is put away, and the interview goes on."""
        self._handed_in = self._graded_source
        if self.interview.plan.reveal:
            super()._show_report(trigger)
            return
        self.report = None
        self.call_later(self.action_move_on)

    @property
    def _goes_on(self) -> bool:
        return super()._goes_on or self._over

    def _text_came(self) -> None:
        """What another editor saved is taken in, and not graded."""

    def action_move_on(self) -> None:
        """Leave the task as it is."""
        self.dismiss(result=True)

    # Pausing

    def action_step_out(self) -> None:
        """As at the desk; at last, pause."""
        if self._job is not None or self._trying or self.editor.has_focus or self._opened:
            super().action_step_out()
        elif self.kept(self.interview.pause):
            self.save_now()
            self.app.push_screen(PauseScreen(self.interview), self._go_on_after)

    def _go_on_after(self, then: Then | None) -> None:
        if then == "close":
            self.kept(self._close)
        if then in ("close", "keep"):
            self.dismiss(result=False)
        else:
            self.kept(self.interview.go_on)

    def _close(self) -> None:
        """End the interview; attempts made so far are part of what it has."""
        if self._attempts():
            self.interview.go_on()
            self.settle()
        self.interview.end()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No hints, no solution, no grades while typing."""
        if action == "move_on":
            return True
        return False if action in _NOT_HERE else super().check_action(action, parameters)

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Word ctrl+r by what it does here."""
        described = super().describe(binding)
        if described is not None and binding.key == "ctrl+r" and not self.interview.plan.reveal:
            return described[0], "hand in"
        return described

    def _escape_label(self) -> str:
        label = super()._escape_label()
        return "pause" if label == "home" else label

    def _cost_of(self, action: str) -> str:
        """To move on is for good."""
        return "s again leaves the task as it is." if action == "move_on" else super()._cost_of(action)
