"""From a graded report to what the log keeps of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from trainer.practice.starters import written
from trainer.progress.model import Submission

if TYPE_CHECKING:
    from graders.report import Report
    from trainer.progress.model import Trigger

__all__ = [
    "GRADE_WHILE_TYPING",
    "TaskLike",
    "attempt_print",
    "code_print",
    "failed_attempt",
    "given_up",
    "passed_code",
    "submission_of",
]

GRADE_WHILE_TYPING = "grade-while-typing"
"""The name under which this machine's progress keeps whether drafts are graded while typing."""


def passed_code(card: str) -> str:
    """The name under which this machine's progress keeps the `code_print` of what last passed a task."""
    return f"passed-code {card}"


def failed_attempt(card: str) -> str:
    """The name under which this machine's progress keeps the `attempt_print` of what last failed a task."""
    return f"failed-attempt {card}"


def attempt_print(event: str, submission: Submission, source: str) -> str:
    """A fingerprint of an attempt: its event in the log, what was graded, and how that was judged."""
    return " ".join((event, code_print(source), submission.status, *submission.mistakes))


def code_print(source: str) -> str:
    """A fingerprint of a submission's code, whatever white space stands behind its lines and between them."""
    text = "\n".join(written(source))
    return sha256(text.encode(errors="backslashreplace")).hexdigest()


class TaskLike(Protocol):
    """What the log wants to know of a task: the catalogue's summary has it."""

    @property
    def key(self) -> str:
        """`track/task/id`."""

    @property
    def content_hash(self) -> str:
        """Of the task as it was graded."""


def submission_of(
    report: Report, task: TaskLike, *, trigger: Trigger, hints: int = 0, seconds: float = 0.0
) -> Submission:
    """What the log keeps of a grade.

    Args:
        report: the grade.
        task: the task's summary.
        trigger: what asked for the grade.
        hints: how many hints had been opened by then.
        seconds: since the attempt before, or since the task was opened.
    """
    return Submission(
        card=task.key,
        content_hash=task.content_hash,
        status=report.status,
        passed=report.passed,
        total=report.total,
        mistakes=tuple(found.mistake for found in report.diagnoses),
        trigger=trigger,
        hints=hints,
        seconds=seconds,
    )


def given_up(task: TaskLike, *, hints: int = 0, seconds: float = 0.0) -> Submission:
    """What the log keeps of giving a task up to see its solution: a lapse."""
    return Submission(task.key, task.content_hash, "", 0, 0, (), "gave-up", hints, seconds)
