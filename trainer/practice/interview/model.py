"""What a mock interview is made of, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from trainer.progress.model import is_task

if TYPE_CHECKING:
    from datetime import datetime

    from trainer.bank.catalogue import Card

__all__ = ["CODING_MINUTES", "CONFIDENCES", "LENGTHS", "LEVELS", "Asked", "Given", "Plan", "Role"]

Role = Literal["opener", "deeper", "trap", "aside", "coding"]

LEVELS: Final = {1: "warm-up", 2: "core", 3: "deep"}
"""As the bank calls them; its model has them too, but brings pydantic: 180 ms on a busy machine."""

LENGTHS: Final = (10, 20, 45)
"""The minutes that an interview may have."""

CODING_MINUTES: Final = {10: 4, 20: 8, 45: 15}
"""Of these, what the one coding task gets: its own clock."""

CONFIDENCES: Final = (("guessing", 40), ("likely", 70), ("certain", 95))
"""How sure one can say to be, and the chance of being right that it stands for, in per cent."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen before it began.

    Attributes:
        minutes: how long, one of `LENGTHS`.
        level: 1 warm-up, 2 core, 3 deep.
        reveal: whether each verdict is shown at once; else all of them at the end.
    """

    minutes: int
    level: int
    reveal: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the interviewer asks.

    Attributes:
        card: the question or the coding task.
        role: why it comes now: a new thread's opener; a follow-up that goes deeper after a right answer; the
            trap behind a wrong one; a short question aside; the coding task.
        seed: what its order and numbers are drawn with.
        number: which of the interview it is, from 1.
    """

    card: Card
    role: Role
    seed: int
    number: int

    @property
    def is_task(self) -> bool:
        """Whether it is the coding task, which has its own screen."""
        return is_task(self.card.key)


@dataclass(frozen=True, slots=True)
class Given:
    """What was asked, and what became of it.

    Attributes:
        key: the card's key; its content may have gone since.
        role: why it was asked.
        seed: what it was shown with.
        skipped: it was passed over, which in an interview is no answer.
        correct: whether it was right, or the task passed; False where it was skipped.
        seconds: how long it took; 0 where it was skipped.
        confidence: how sure the learner said to be, in per cent.
        baited: the bait of a trap was taken.
        mistakes: named in the code, of all attempts, each once.
        attempts: grades asked for, of a coding task.
        at: when it was answered or skipped.
        response: what was handed in, as the log keeps it; None where it was skipped.
        marked: whether `correct` is settled. An answer in the learner's own words isn't until they have held
            it against the key points, which they see when the interview is over.
        content_hash: of the card as it was asked; empty where it was skipped.
    """

    key: str
    role: Role
    seed: int
    at: datetime
    skipped: bool = False
    correct: bool = False
    seconds: float = 0.0
    confidence: int | None = None
    baited: bool = False
    mistakes: tuple[str, ...] = ()
    attempts: int = 0
    response: Any = None
    marked: bool = True
    content_hash: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the learner said to be as sure as one can say to be."""
        return (self.confidence or 0) >= CONFIDENCES[-1][1]
