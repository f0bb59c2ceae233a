"""One sitting at a task: what was tried, what was opened, and what the log is told. No widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from trainer.practice.coding import given_up, submission_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from graders.report import Report
    from trainer.practice.coding import TaskLike
    from trainer.progress import AnswerRow, Progress, Submission

__all__ = ["GRADE_WHILE_TYPING", "Session", "Trigger", "until"]

GRADE_WHILE_TYPING = "grade-while-typing"
GAVE_UP = "gave-up"

Trigger = Literal["key", "typing"]


class Session:
    """One sitting.

    Attributes:
        hints: how many hints have been opened.
        passed: a submission of this sitting passed.
        gave_up: the model solution was asked for before one did.
    """

    def __init__(self, task: TaskLike, progress: Progress, now: Callable[[], datetime]) -> None:
        self.card = task.key
        self.hints = 0
        self.passed = False
        self.gave_up = False
        self._task = task
        self._progress = progress
        self._now = now
        self._opened = self._since = now()

    @property
    def seconds(self) -> float:
        """Since the task was opened."""
        return (self._now() - self._opened).total_seconds()

    @property
    def attempts(self) -> int:
        """Graded attempts since the task was last passed, in this sitting or an earlier one."""
        return attempts_since_pass(self._progress.answers(card=self.card))

    @property
    def solution_is_open(self) -> bool:
        """Whether the model solution costs nothing: passed, given up, or passed before and not due again."""
        if self.passed or self.gave_up:
            return True
        state = self._progress.state(self.card)
        return state.passed and state.due is not None and state.due > self._now()

    def record(self, report: Report, trigger: Trigger) -> None:
        """Write an attempt to the log. While typing only the first pass is one.

        Raises:
            Problem: it could not be saved.
        """
        passed = report.status == "passed"
        if trigger == "typing" and (not passed or self.passed):
            return
        self._write(
            submission_of(
                report, self._task, trigger=trigger, hints=self.hints, seconds=self._seconds_since_the_last
            )
        )
        self.passed = self.passed or passed

    def give_up(self) -> None:
        """Write to the log that the solution was asked for before a pass: a lapse.

        Raises:
            Problem: it could not be saved; the solution stays closed then.
        """
        self._write(given_up(self._task, hints=self.hints, seconds=self._seconds_since_the_last))
        self.gave_up = True

    @property
    def _seconds_since_the_last(self) -> float:
        return max((self._now() - self._since).total_seconds(), 0.0)

    def _write(self, submission: Submission) -> None:
        self._progress.record_submission(submission)
        self._since = self._now()

    @property
    def solution_words(self) -> str:
        """What reading the model solution costs, or cost, as it stands in the log."""
        if self.passed:
            return ""
        if self.gave_up:
            return "Given up; counted as a lapse."
        return "You passed this task before, and it is not due: reading on counts nothing."

    @property
    def next_seen(self) -> str:
        """When the task comes again, in words; empty where that is not known."""
        due = self._progress.state(self.card).due
        return "" if due is None else until(due - self._now())

    @property
    def grades_while_typing(self) -> bool:
        """The setting; on until it is switched off."""
        return bool(self._progress.setting(GRADE_WHILE_TYPING, default=True))

    @grades_while_typing.setter
    def grades_while_typing(self, value: bool) -> None:
        self._progress.set_setting(GRADE_WHILE_TYPING, value)


def attempts_since_pass(rows: Sequence[AnswerRow]) -> int:
    """How many attempts the current pass took so far, or the last one where it was the last thing done."""
    count = 0
    for at, row in enumerate(reversed(rows)):
        if row.correct and at:
            break
        count += row.mode != GAVE_UP
    return count


def until(span: timedelta) -> str:
    """How long until then, in words: "today", "tomorrow", "in 4 days"."""
    days = round(span.total_seconds() / 86_400)
    if days < 1:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days" if days < 60 else f"in {round(days / 30.4)} months"
