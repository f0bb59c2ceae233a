"""What the log holds and what follows from it, as plain values. Light to import: no SQLite, no `fsrs`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

__all__ = [
    "DEFAULT_RETENTION",
    "Answer",
    "AnswerRow",
    "AttemptGroup",
    "CardState",
    "Event",
    "Policy",
    "Rating",
    "Status",
    "Submission",
    "Trigger",
    "Undone",
    "is_task",
]

Status = Literal["new", "learning", "review", "relearning"]
# A card comes due when its chance of recall has sunk to this.
DEFAULT_RETENTION = 0.9

Trigger = Literal["key", "command", "typing", "gave-up"]


class Rating(IntEnum):
    """How well it was recalled, in the words and numbers of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def is_task(card: str) -> bool:
    """Whether the card is a coding task: its key is `track/task/id`."""
    return card.split("/", 2)[1:2] == ["task"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, as it is written to the log.

    Attributes:
        card: the question's key, `track/question/id`.
        content_hash: of the question as it was asked; tells a mended wording from a changed one.
        rating: what the schedule makes of it.
        correct: whether it was right.
        response: what was answered, as JSON can hold it.
        seconds: from the question being shown to its being answered.
        seed: what the shown order and the numbers were drawn with.
        mode: where it was asked: "review", "learn", "topic" …
        confidence: how sure the learner was before the reveal, in per cent.
    """

    card: str
    content_hash: str
    rating: Rating
    correct: bool
    response: Any
    seconds: float
    seed: int
    mode: str
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One graded submission of a coding task, or giving it up.

    Attributes:
        card: the task's key, `track/task/id`.
        content_hash: of the task as it was graded.
        status: the report's status; empty when given up without a grade.
        passed: cases passed.
        total: cases there are.
        mistakes: slugs of the mistakes named.
        trigger: what asked for the grade. Typing counts only when it passes.
        hints: how many hints had been opened by then.
        seconds: since the attempt before, or since the task was opened.
    """

    card: str
    content_hash: str
    status: str
    passed: int
    total: int
    mistakes: tuple[str, ...]
    trigger: Trigger
    hints: int
    seconds: float

    @property
    def counts(self) -> bool:
        """Whether it is an attempt: asked for, or given up, or passed while typing."""
        return self.trigger != "typing" or self.status == "passed"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. The order of the log is (at, id), wherever its events were written.

    Attributes:
        id: random, 32 hexadecimal digits.
        at: when, in microseconds since 1970 UTC.
        offset: seconds local time was ahead of UTC there and then.
        kind: "answer", "submission", "forward", "undo", "suspend", "unsuspend", "bury", "flag", "unflag",
            "setting" or "interview".
        card: the card it concerns; empty for a setting and for a step of an interview.
        payload: the rest, as JSON holds it.
    """

    id: str
    at: int
    offset: int
    kind: str
    card: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Policy:
    """What the schedule is computed with; the last such settings in the log hold for the whole log.

    Attributes:
        retention: the share of cards to be remembered when they come due.
        parameters: the 21 weights of FSRS-6; empty for the package's own.
    """

    retention: float = DEFAULT_RETENTION
    parameters: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class CardState:
    """Where a card stands after every event of the log.

    Attributes:
        card: its key.
        status: "new" until first answered.
        due: when it is due, UTC; None for a new card.
        step: which learning step it is on; None in review.
        stability: days after which recall has sunk to 90 %.
        difficulty: 1 to 10.
        reps: how often it was reviewed.
        lapses: how often it was forgotten once known, or given up.
        suspended: never asked until unsuspended.
        buried_until: not asked before then.
        flagged: the learner says the question is wrong.
        note: what they said about it.
        last: when it was last reviewed, UTC.
        last_correct: whether that went well; None for a new card.
        content_hash: of the content last answered.
        attempts: graded attempts, for a task.
        passed: whether an attempt ever passed, for a task.
        forwarded: since when a mistake in a coding task wants the card asked, UTC; None once it was.
    """

    card: str
    status: Status = "new"
    due: datetime | None = None
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    reps: int = 0
    lapses: int = 0
    suspended: bool = False
    buried_until: datetime | None = None
    flagged: bool = False
    note: str = ""
    last: datetime | None = None
    last_correct: bool | None = None
    content_hash: str = ""
    attempts: int = 0
    passed: bool = False
    forwarded: datetime | None = None

    def hidden(self, now: datetime) -> bool:
        """Whether it is not to be asked now: suspended, or buried for the day."""
        return self.suspended or (self.buried_until is not None and now < self.buried_until)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer or attempt that counts (nobody took it back), with what the schedule thought before it.

    Attributes:
        event: the event's id.
        card: the card.
        at: when, UTC.
        day: the study day it fell on, by the local time it was given in.
        kind: "answer" or "submission".
        correct: whether it was right, or passed.
        rating: what the schedule made of it; None for an attempt that was not the day's review of its task.
        seconds: how long it took.
        before: the card's status before it.
        predicted: the chance of recall FSRS gave it, for a card that had been seen before.
        mode: where it was asked; for a submission, its trigger.
        mistakes: slugs of the mistakes named.
        confidence: how sure the learner was, in per cent.
    """

    event: str
    card: str
    at: datetime
    day: date
    kind: str
    correct: bool
    rating: Rating | None
    seconds: float
    before: Status
    predicted: float | None = None
    mode: str = ""
    mistakes: tuple[str, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class AttemptGroup:
    """The attempts at a task that made the same mistakes, counted.

    Attributes:
        card: the task's key.
        gave_up: they were no grades: the solution was looked at instead.
        mistakes: slugs of the mistakes named.
        count: how many.
        passed: of those, how many passed.
        last: when the last of them was, UTC.
    """

    card: str
    gave_up: bool
    mistakes: tuple[str, ...]
    count: int
    passed: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back."""

    event: str
    card: str
    kind: str
    payload: Mapping[str, Any] = field(default_factory=dict)
