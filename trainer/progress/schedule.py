"""When a card is due again: FSRS, by the `fsrs` package, imported only when one is scheduled (17 ms)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from trainer.days import study_days_between
from trainer.progress.model import Policy, Rating, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    import fsrs

__all__ = [
    "ATTEMPTS_STILL_GOOD",
    "LEAST_RETENTION",
    "MOST_RETENTION",
    "Attempt",
    "Memory",
    "forgetting_curve",
    "recall_chance",
    "reviewed",
    "task_rating",
    "usable_parameters",
    "usable_retention",
    "warm",
]

# The forgetting curve of FSRS-6, (1 + factor * days / stability) ** -decay, with factor such that recall
# is 90 % after `stability` days. The decay is its 21st weight; this is the package's own value.
DEFAULT_DECAY = 0.1542

LEAST_RETENTION, MOST_RETENTION = 0.7, 0.99

# A task takes a few tries of anyone: a slip mended at the third grade is still a task known.
ATTEMPTS_STILL_GOOD = 3

# Questions: the package's own steps. Tasks: none, since nobody writes the same function twice in ten minutes.
QUESTION_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
QUESTION_RELEARNING = (timedelta(minutes=10),)


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS keeps of a card; times are UTC."""

    status: Status = "new"
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the schedule wants to know of one graded attempt at a task."""

    passed: bool
    gave_up: bool
    hints: int

    @property
    def decisive(self) -> bool:
        """Whether the day's review of the task is settled by it."""
        return self.passed or self.gave_up


def task_rating(attempts: Sequence[Attempt]) -> Rating:
    """What a day's attempts at a task come to: one review, however many attempts.

    The first that passes or gives up settles it. Giving up is a lapse; passing is good when it took at most
    three attempts and no hint, else hard. A day of failures alone counts as forgotten, until it passes.

    Args:
        attempts: the day's attempts so far, in order; at least one.
    """
    for number, attempt in enumerate(attempts, start=1):
        if attempt.gave_up:
            return Rating.AGAIN
        if attempt.passed:
            clean = number <= ATTEMPTS_STILL_GOOD and attempt.hints == 0
            return Rating.GOOD if clean else Rating.HARD
    return Rating.AGAIN


def recall_chance(
    memory_stability: float | None, last: datetime | None, now: datetime, policy: Policy
) -> float:
    """The chance that a card is recalled now, by FSRS's curve, in whole study days.

    Source: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm (FSRS-6).
    """
    if memory_stability is None or last is None:
        return 0.0
    decay, factor = forgetting_curve(policy)
    days = max(0, study_days_between(last, now))
    return float((1.0 + factor * days / memory_stability) ** -decay)


def forgetting_curve(policy: Policy) -> tuple[float, float]:
    """Decay and factor of FSRS-6's curve, (1 + factor · days / stability) ** -decay."""
    decay = policy.parameters[20] if policy.parameters else DEFAULT_DECAY
    return decay, 0.9 ** (-1.0 / decay) - 1.0


def reviewed(memory: Memory, rating: Rating, when: datetime, policy: Policy, *, task: bool) -> Memory:
    """The memory after a review; a pure function of its arguments, nothing in it is random.

    Args:
        memory: before the review.
        rating: how it went.
        when: the local time of the review: its clock says which study day it is.
        policy: desired retention and weights.
        task: coding tasks have no steps of minutes.
    """
    import fsrs  # noqa: PLC0415 - 17 ms that only scheduling a card is worth

    # The package counts 24 hours for a day, so that the next morning would be the same one, with nothing
    # forgotten yet: told of a last review so many study days ago to the minute, it counts those.
    days = None if memory.last is None else study_days_between(memory.last, when)
    when = when.astimezone(UTC)
    card = fsrs.Card(
        card_id=0,  # given, or the package sleeps a millisecond to make one up
        state=fsrs.State(_STATES[memory.status]),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due or when,
        last_review=None if days is None else when - timedelta(days=days),
    )
    after, _ = _scheduler(policy, task=task).review_card(card, fsrs.Rating(int(rating)), when)
    return Memory(
        status=_NAMES[int(after.state)],
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        last=when,
    )


def usable_retention(value: Any) -> bool:
    """Whether to aim at this share: below 0.7 too much is forgotten, above 0.99 all comes every day."""
    return isinstance(value, int | float) and LEAST_RETENTION <= value <= MOST_RETENTION


def usable_parameters(value: Any) -> bool:
    """Whether these are weights FSRS-6 takes."""
    import fsrs  # noqa: PLC0415 - as above

    try:
        fsrs.Scheduler(parameters=[float(weight) for weight in value])
    except (OverflowError, TypeError, ValueError):
        return False
    return True


def warm() -> None:
    """Import the package ahead of the first answer, in a quiet moment."""
    _scheduler(Policy(), task=False)


_STATES: dict[Status, Literal[1, 2, 3]] = {"new": 1, "learning": 1, "review": 2, "relearning": 3}
_NAMES: dict[int, Status] = {1: "learning", 2: "review", 3: "relearning"}


@lru_cache(maxsize=8)
def _scheduler(policy: Policy, *, task: bool) -> fsrs.Scheduler:
    import fsrs  # noqa: PLC0415 - as above

    return fsrs.Scheduler(
        parameters=policy.parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
        desired_retention=policy.retention,
        learning_steps=() if task else QUESTION_STEPS,
        relearning_steps=() if task else QUESTION_RELEARNING,
        enable_fuzzing=False,
    )
