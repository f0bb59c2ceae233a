"""The submission's own path, replayed by asking for fewer iterations: each update it makes, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graders.author import HUGE
from graders.compare import as_float, is_number
from graders.diagnosis.values import CLOSE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle

__all__ = ["Update", "Walk", "follow", "walk_of"]

_FIRST = 8  # updates looked at from the start of each case; the last one of each comes on top
_NOISE = 1.0e-13  # of the numbers that went into an update
_LEAP = 1.0e-10  # of `HUGE`: no rule takes an update from below that beyond all bounds


class Update(NamedTuple):
    """One update of the submission.

    Attributes:
        case: in which case.
        k: which iteration, from 0.
        x: where it stood.
        y: where it went.
        gradient: the reference's gradient at x.
        rate: the learning rate.
    """

    case: int
    k: int
    x: float
    y: float
    gradient: float
    rate: float

    @property
    def right(self) -> float:
        """Where the reference would have gone."""
        return self.x - self.rate * self.gradient

    @property
    def used(self) -> float:
        """What stood in place of the gradient; only where the rate is not zero."""
        return (self.x - self.y) / self.rate

    @property
    def noise(self) -> float:
        """How exactly the update can be known."""
        return _NOISE * (abs(self.x) + abs(self.y) + abs(self.rate * self.gradient)) + 1e-300

    def goes_to(self, predicted: float) -> bool:
        """Whether the update ended where a rule says, in units of the rule's own departure."""
        return abs(self.y - predicted) <= self.noise + CLOSE * abs(predicted - self.right)

    @property
    def wrong(self) -> bool:
        """Whether the reference would have gone elsewhere."""
        return abs(self.y - self.right) > 10 * self.noise


@dataclass(frozen=True)
class Walk:
    """What was replayed.

    Attributes:
        points: by case and number of iterations.
        updates: those whose both ends are known.
        oracle: the reference they are held against.
        arrivals: for each case, from the start asked for to the start taken, as an update without a gradient.
        leaps: a start or an update went beyond all bounds where the reference stays far below: there is
            nothing a rule of updates could say of it, so none explains everything.
    """

    points: dict[int, dict[int, float]]
    updates: tuple[Update, ...]
    arrivals: tuple[Update, ...]
    oracle: Oracle
    leaps: bool = False

    def of(self, case: int) -> list[Update]:
        """The updates of one case, from its start on, as far as they follow each other."""
        found: list[Update] = []
        for update in self.updates:
            if update.case == case and update.k == len(found):
                found.append(update)
        return found


def walk_of(evidence: Evidence, oracle: Oracle) -> Walk:
    """Replay every case for its first iterations and its last."""
    wanted = [
        (at, k)
        for at in evidence.reached
        for k in sorted(
            {*range(min(oracle.counts[at], _FIRST) + 1), max(oracle.counts[at] - 1, 0), oracle.counts[at]}
        )
    ]
    calls = [_cut(evidence, oracle, at, k) for at, k in wanted]
    points: dict[int, dict[int, float]] = {}
    for (at, k), outcome in zip(wanted, evidence.again(calls), strict=True):
        if outcome.kind == "returned" and not outcome.unsupported and is_number(outcome.value):
            points.setdefault(at, {})[k] = as_float(outcome.value)
    arrivals = tuple(
        Update(at, 0, float(oracle.starts[at]), known[0], 0.0, oracle.rates[at])
        for at, known in points.items()
        if 0 in known and abs(known[0]) < HUGE  # a NaN is no place to arrive at
    )
    return Walk(points, tuple(_updates(oracle, points)), arrivals, oracle, _leaps(oracle, points))


def _leaps(oracle: Oracle, points: dict[int, dict[int, float]]) -> bool:
    for at, known in points.items():
        for k, y in known.items():
            x = float(oracle.starts[at]) if k == 0 else known.get(k - 1)
            if abs(y) < HUGE or x is None or not abs(x) < HUGE * _LEAP:
                continue
            if k == 0 or abs(x - oracle.rates[at] * oracle.gradient(at, k - 1, x)) < HUGE * _LEAP:
                return True
    return False


def _cut(evidence: Evidence, oracle: Oracle, at: int, k: int) -> list[object]:
    whole = evidence.expected.cases[at].arguments[oracle.iterations]
    return evidence.arguments(at, **{oracle.iterations: whole[:k] if oracle.sequence else k})


def _updates(oracle: Oracle, points: dict[int, dict[int, float]]) -> Sequence[Update]:
    found = []
    for at, known in points.items():
        for k, x in sorted(known.items()):
            y = known.get(k + 1)
            if y is not None and abs(x) < HUGE and abs(y) < HUGE:
                found.append(Update(at, k, x, y, oracle.gradient(at, k, x), oracle.rates[at]))
    return found


def follow(
    oracle: Oracle,
    at: int,
    step: Callable[[float, int, Callable[[int, float], float]], float],
    start: float | None = None,
) -> float:
    """Where a rule ends on a case: `step(x, k, gradient)` is applied as often as the case asks for.

    The gradient handed to the rule is the reference's, as a function of iteration and place.
    """
    x = float(oracle.starts[at]) if start is None else start

    def gradient(k: int, place: float) -> float:
        return oracle.gradient(at, k, place)

    try:
        for k in range(oracle.counts[at]):
            x = step(x, k, gradient)
            if not abs(x) < HUGE:
                return x
    except (OverflowError, ZeroDivisionError):
        return float("nan")
    return x
