"""One sitting at a task: what was tried, what was opened, and what the log is told. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trainer.practice.coding import (
    GRADE_WHILE_TYPING,
    attempt_print,
    code_print,
    failed_attempt,
    given_up,
    passed_code,
    submission_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from graders.report import Report
    from trainer.bank.catalogue import QuestionSummary
    from trainer.practice.coding import TaskLike
    from trainer.progress import AnswerRow, Progress, Submission

__all__ = ["GRADE_WHILE_TYPING", "Session", "Taken", "Trigger", "until"]

GAVE_UP = "gave-up"

Trigger = Literal["key", "typing"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a pass took.

    Attributes:
        attempts: how many, the one that passed included.
        hints: how many hints were opened.
        seconds: since the task was opened, or since the pass before in this sitting.
        since_pass: it was passed before and not due, so the attempts are those since then.
    """

    attempts: int
    hints: int
    seconds: float
    since_pass: bool


class Session:
    """One sitting.

    Code counts once: graded again as it is, what has passed is no new attempt, nor what failed last and is
    judged as it was then; not in another sitting either, as nothing was written.

    Attributes:
        hints: how many hints have been opened.
        passed: a submission of this sitting passed.
        passed_before: one did, now or in an earlier sitting.
        gave_up: the model solution was asked for before one did.
        taken: what the last pass of this sitting took; None where what passes was passed earlier.
        coming_back: the questions that the last attempt brought forward.

    Args:
        task: the task's summary.
        progress: the log.
        now: the local time.
        teaching: the questions that teach mistakes of this task, by the mistakes' slugs.
        once: whether code that is graded again as it is counts no second time.
    """

    def __init__(
        self,
        task: TaskLike,
        progress: Progress,
        now: Callable[[], datetime],
        teaching: Callable[[Sequence[str]], Sequence[QuestionSummary]] = lambda _mistakes: (),
        *,
        once: bool = True,
    ) -> None:
        self.card = task.key
        self.hints = 0
        self.passed = False
        self.gave_up = False
        self.coming_back: tuple[QuestionSummary, ...] = ()
        self._teaching = teaching
        self._task = task
        self._progress = progress
        self._now = now
        self._once = once
        self._opened = self._since = self._begun = now()
        self._rows: Sequence[AnswerRow] | None = None
        self._state = progress.state(self.card)
        self.passed_before = self._state.passed
        self.taken: Taken | None = None
        self._passed_code = progress.setting(passed_code(self.card), default="")

    @property
    def seconds(self) -> float:
        """Since the task was opened."""
        return (self._now() - self._opened).total_seconds()

    @property
    def attempts(self) -> int:
        """Graded attempts since the task was last passed, in this sitting or an earlier one."""
        return attempts_since_pass(self._answers)

    @property
    def is_settled(self) -> bool:
        """The last thing done was a pass: no attempt is under way."""
        return bool(self._answers) and bool(self._answers[-1].correct)

    @property
    def _answers(self) -> Sequence[AnswerRow]:
        if self._rows is None:
            self._rows = self._progress.answers(card=self.card)
        return self._rows

    @property
    def solution_is_open(self) -> bool:
        """Whether the model solution costs nothing: passed, given up, or passed before and not due again."""
        return self.passed or self.gave_up or (self.passed_before and not self.is_due)

    @property
    def is_due(self) -> bool:
        """Whether the schedule asks for it now."""
        due = self._state.due
        return due is not None and due <= self._now()

    def has_passed(self, source: str) -> bool:
        """Whether this very code passed the task before."""
        return self.passed_before and code_print(source) == self._passed_code

    def record(self, report: Report, trigger: Trigger, source: str) -> None:
        """Write an attempt to the log, where it is one. While typing only the first pass is.

        Args:
            report: the grade.
            trigger: what asked for it.
            source: what was graded.

        Raises:
            Problem: it could not be saved.
        """
        passed = report.status == "passed"
        self.coming_back = ()
        if trigger == "typing" and (not passed or self.passed):
            return
        if passed and self._once and self.has_passed(source):
            return
        since_pass = self.passed or (self.passed_before and not self.is_due)
        submission = submission_of(
            report, self._task, trigger=trigger, hints=self.hints, seconds=self._seconds_since_the_last
        )
        teaching = tuple(self._teaching(submission.mistakes))
        if not self._is_repeated(submission, source):
            event = self._write(submission, [question.key for question in teaching])
            if event is not None and self._once and not passed:
                self._progress.set_setting(
                    failed_attempt(self.card), attempt_print(event, submission, source)
                )
        states, now = self._progress.states(), self._now()
        self.coming_back = tuple(
            question
            for question in teaching
            if question.key in states and not states[question.key].hidden(now)
        )
        if passed:
            self._keep_pass(source, since_pass=since_pass)

    def _is_repeated(self, submission: Submission, source: str) -> bool:
        """Whether the last thing done was to grade this very code, which failed in the same way."""
        if not self._once or not self._answers:
            return False
        kept: str = self._progress.setting(failed_attempt(self.card), default="")
        return kept == attempt_print(self._answers[-1].event, submission, source)

    def _keep_pass(self, source: str, *, since_pass: bool) -> None:
        now = self._now()
        seconds = max((now - self._begun).total_seconds(), 0.0)
        self.taken = Taken(self.attempts, self.hints, seconds, since_pass)
        self.passed = self.passed_before = True
        self._begun = now
        self._passed_code = code_print(source)
        self._progress.set_setting(passed_code(self.card), self._passed_code)

    def told_of_before(self, source: str) -> str:
        """What to say of an earlier pass as the task is opened; empty where there was none.

        Args:
            source: what stands in the editor.
        """
        if not self.passed_before:
            return ""
        if not self.is_due:
            return f"You passed this before; next seen {self.next_seen}."
        if self.has_passed(source):
            return "This code passed before. To practise it again, begin anew: r keeps this draft beside it."
        return "You passed this before, and it is due again."

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

    def _write(self, submission: Submission, forward: Sequence[str] = ()) -> str | None:
        event = self._progress.record_submission(submission, forward=forward)
        self._rows = None
        self._since = self._now()
        self._state = self._progress.state(self.card)
        return event

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
        due = self._state.due
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
