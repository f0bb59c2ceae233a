"""FSRS's weights fitted to the learner's own log: shown before and after, taken on only when they say so.

The fit is the `fsrs` package's own optimizer, which wants PyTorch: an optional extra.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from importlib.util import find_spec
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from graders.errors import Problem
from trainer.progress.logged import values_of
from trainer.progress.optimizer import run_optimizer
from trainer.progress.replay import replay
from trainer.progress.schedule import usable_parameters
from trainer.progress.statistics import forecast

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from trainer.progress.log import Progress
    from trainer.progress.model import AnswerRow, CardState, Policy

__all__ = [
    "INSTALL",
    "LEAST_REVIEWS",
    "REVIEWS_A_SECOND",
    "Fit",
    "Refit",
    "can_refit",
    "earlier_parameters",
    "go_back",
    "refit",
    "take_on",
    "usable_reviews",
]

LEAST_REVIEWS: Final = 512
"""Reviews on a later day than the one before: with fewer the package's optimizer fits nothing."""

REVIEWS_A_SECOND: Final = 100
"""How many reviews the optimizer gets through in a second at least, on a slow machine."""

INSTALL: Final = "pip install 'ml-interview-trainer[refit]'"
"""What brings the optimizer's libraries."""

_NEEDED = ("torch", "pandas", "tqdm")
# A chance of exactly 0 or 1 that turns out wrong would cost infinitely much.
_CLOSEST = 1e-6

WEEK, MONTH = 7, 30


@dataclass(frozen=True, slots=True)
class Fit:
    """How well weights foretell what was recalled.

    Attributes:
        parameters: the weights; empty for the package's own.
        loss: the mean log-loss of the chance foretold for each review, in nats; smaller is better.
        foretold: the mean chance foretold.
        recalled: the share that was recalled.
        due_week: cards that come due today or within seven days of it.
        due_month: the same within thirty.
    """

    parameters: tuple[float, ...]
    loss: float
    foretold: float
    recalled: float
    due_week: int
    due_month: int


@dataclass(frozen=True, slots=True)
class Refit:
    """What a fit would change.

    Attributes:
        reviews: what it was fitted to.
        before: with the weights in use.
        after: with the fitted ones.
        moved: cards whose next day changes.
    """

    reviews: int
    before: Fit
    after: Fit
    moved: int

    @property
    def better(self) -> bool:
        """Whether the fitted weights foretell more."""
        return self.after.loss < self.before.loss


def can_refit() -> bool:
    """Whether what the optimizer wants is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def usable_reviews(progress: Progress) -> int:
    """How many reviews of the log a fit would learn from: those of a card seen on an earlier day."""
    return sum(len(_foretold(rows)) for rows in _by_card(progress.answers()))


def refit(
    progress: Progress,
    *,
    cancel: threading.Event | None = None,
    done: Callable[[int, int], None] | None = None,
    optimise: Callable[[list[tuple[int, int, str]], threading.Event | None], Sequence[float]] | None = None,
) -> Refit | None:
    """Fit the weights; nothing is changed. Some seconds to start, then one for a few hundred reviews.

    Args:
        progress: the log.
        cancel: when set, it ends at once.
        done: told how many rounds are done, of how many.
        optimise: instead of the package's optimizer: from (card, rating, time) of each review to weights.

    Returns:
        What it would change; None where it was called off.

    Raises:
        Problem: PyTorch is missing, there are too few reviews, or the optimizer failed.
    """
    reviews = usable_reviews(progress)
    if reviews < LEAST_REVIEWS:
        raise Problem(
            f"there are {reviews} reviews to learn from, {LEAST_REVIEWS} are needed",
            remedy="go on practising; until then the weights of FSRS's authors serve well",
        )
    if optimise is None and not can_refit():
        raise Problem("fitting needs PyTorch, which is not installed", remedy=INSTALL)
    logs = _review_logs(progress)
    found = run_optimizer(logs, cancel, done) if optimise is None else optimise(logs, cancel)
    if cancel is not None and cancel.is_set():
        return None
    if not usable_parameters(list(found)):
        raise Problem(
            "the optimizer found weights that no schedule can work with",
            remedy="the weights in use stay as they are",
        )
    before = progress.policy()
    after = replace(before, parameters=tuple(map(float, found)))
    old, new = (_replayed(progress, policy) for policy in (before, after))
    now = progress.now()
    return Refit(
        reviews=reviews,
        before=_measured(before, old, now),
        after=_measured(after, new, now),
        moved=sum(old.states[card].due != state.due for card, state in new.states.items()),
    )


def take_on(progress: Progress, parameters: Sequence[float]) -> None:
    """Schedule with these weights from now on, as an event of the log; `go_back` undoes it.

    Args:
        progress: the log.
        parameters: the weights; empty for the package's own.

    Raises:
        Problem: the schedule can't work with them, or it could not be saved.
    """
    progress.set_setting("parameters", list(parameters) or None)


def earlier_parameters(progress: Progress) -> tuple[float, ...] | None:
    """The weights in use before the present ones, empty for the package's own; None where there were none."""
    values = values_of(progress.events(), "parameters")
    used = [(), *(tuple(map(float, value or ())) for value in values)]
    return next((found for found in reversed(used) if found != used[-1]), None)


def go_back(progress: Progress) -> bool:
    """Schedule with the weights from before the present ones; whether there were any.

    Raises:
        Problem: it could not be saved.
    """
    earlier = earlier_parameters(progress)
    if earlier is None:
        return False
    take_on(progress, earlier)
    return True


def _by_card(rows: Sequence[AnswerRow]) -> list[list[AnswerRow]]:
    reviews = sorted((row for row in rows if row.rating is not None), key=lambda row: (row.card, row.at))
    return [list(group) for _, group in groupby(reviews, key=lambda row: row.card)]


def _foretold(rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    """A card's reviews on a later day than the review before."""
    return [after for before, after in pairwise(rows) if after.day > before.day]


def _review_logs(progress: Progress) -> list[tuple[int, int, str]]:
    """Card, rating and time of every review, in study days.

    The package counts whole spans of 24 hours. Each of a card's reviews is dated a second later in its day
    than the one before, so that its spans are study days.
    """
    logs = []
    for number, rows in enumerate(_by_card(progress.answers())):
        for second, row in enumerate(rows):
            at = datetime.combine(row.day, time(12), tzinfo=UTC) + timedelta(seconds=second)
            logs.append((number, int(row.rating or 0), at.isoformat()))
    return logs


@dataclass(frozen=True, slots=True)
class _Replayed:
    rows: list[AnswerRow]
    states: dict[str, CardState]


def _replayed(progress: Progress, policy: Policy) -> _Replayed:
    """What the log comes to under other weights: the chances foretold, and how each card stands."""
    rows: list[AnswerRow] = []
    states = {}
    events = sorted(
        (event for event in progress.events() if event.card),
        key=lambda event: (event.card, event.at, event.id),
    )
    for card, group in groupby(events, key=lambda event: event.card):
        history = replay(card, group, policy)
        states[card] = history.state
        rows += _foretold([row for row in history.rows if row.rating is not None])
    return _Replayed(rows, states)


def _measured(policy: Policy, found: _Replayed, now: datetime) -> Fit:
    chances = [min(max(row.predicted or 0.0, _CLOSEST), 1 - _CLOSEST) for row in found.rows]
    recalled = [row.rating is not None and row.rating > 1 for row in found.rows]
    losses = [-math.log(p if known else 1 - p) for p, known in zip(chances, recalled, strict=True)]
    ahead = [count for _, count in forecast(found.states.values(), now, MONTH)]
    return Fit(
        parameters=policy.parameters,
        loss=math.fsum(losses) / len(losses),
        foretold=math.fsum(chances) / len(chances),
        recalled=sum(recalled) / len(recalled),
        due_week=sum(ahead[: WEEK + 1]),
        due_month=sum(ahead),
    )
