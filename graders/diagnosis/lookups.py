"""Mistakes that are a look-up: another place on the reference's path, its loss, its gradient."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graders.diagnosis.evidence import Finding
from graders.diagnosis.tolerances import stops_early
from graders.diagnosis.values import CLOSE

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle

__all__ = ["LOOKUPS"]

_USUAL_RATES = (0.1, 0.01, 0.001, 0.05, 0.5, 1.0, 0.2, 0.02, 0.005, 0.25, 0.3, 1e-4)
# Fixed numbers of iterations beyond the kept path that people write.
_ROUND_COUNTS = (
    *(150, 200, 250, 256, 300, 400, 500, 512, 600, 700, 750, 800, 900, 1000, 1024, 1200, 1500),
    *(2000, 2500, 3000, 4000, 5000, 10_000, 20_000),
)


def too_few(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The point before the last; where none was asked for, anything code does that expects one."""
    counts = oracle.counts
    found = evidence.explains(
        lambda at: oracle.point(at, max(counts[at] - 1, 0)),
        lambda at: counts[at] == 0 and evidence.gave_up(at),
    )
    return Finding("one-iteration-too-few") if found else None


def too_many(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The point after the last; or one update where none was asked for."""
    counts = oracle.counts
    if evidence.explains(lambda at: oracle.point(at, counts[at] + 1)):
        return Finding("one-iteration-too-many")
    return None


def two_updates(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """Twice as far along the path."""
    if oracle.sequence:
        return None
    found = evidence.explains(lambda at: oracle.point(at, 2 * oracle.counts[at]))
    return Finding("two-updates-per-iteration") if found else None


def early_return(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """One update, however many were asked for."""
    counts = oracle.counts
    found = evidence.explains(
        lambda at: oracle.point(at, min(counts[at], 1)), lambda at: counts[at] == 0 and evidence.gave_up(at)
    )
    return Finding("early-return-in-loop") if found else None


def hard_coded(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The same number of iterations in every case, whatever was asked for."""
    if oracle.sequence or not oracle.memoryless:
        return None
    longest = min(len(path) for path in oracle.paths) - 1
    left = [k for k in (*range(1, longest + 1), *_ROUND_COUNTS) if k not in range(0)]
    for at in evidence.reached:
        left = [k for k in left if evidence.fits(at, oracle.point(at, k))]
        if not left:
            return None
    if not evidence.settled:
        return None
    return Finding("iterations-hard-coded", {"iterations": left[0] if len(left) == 1 else None})


def best_seen(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The point of lowest loss on the way."""
    if oracle.losses is None:
        return None

    def losses(at: int) -> list[float]:
        found = [oracle.loss(at, k) for k in range(oracle.counts[at] + 1)]
        return [loss if loss is not None and not math.isnan(loss) else math.inf for loss in found]

    def best(at: int) -> object:
        known = losses(at)
        return oracle.point(at, known.index(min(known)))

    def as_good(at: int) -> bool:
        known = losses(at)
        level = min(known) * (1 + 1e-9)
        return any(evidence.fits(at, oracle.point(at, k)) for k, loss in enumerate(known) if loss <= level)

    return Finding("best-seen-instead-of-last") if evidence.explains(best, as_good) else None


def returns_loss(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The loss where the descent ends, or one update before; the sum, the mean or half of it."""
    if oracle.losses is None:
        return None
    sizes = _sizes(evidence)
    counts = oracle.counts
    for back in (0, 1):
        for factor in (1.0, 0.5):
            for divided in (False, True):

                def predicted(
                    at: int, back: int = back, factor: float = factor, divided: bool = divided
                ) -> object:
                    loss = oracle.loss(at, max(counts[at] - back, 0))
                    return None if loss is None else loss * factor / (sizes[at] if divided else 1)

                if evidence.explains(predicted, lambda at: counts[at] == 0 and evidence.gave_up(at)):
                    return Finding("returns-loss")
    return None


def _sizes(evidence: Evidence) -> list[int]:
    """How many points each case has: the length of its first array."""
    found = []
    for case in evidence.expected.cases:
        sizes = [int(value.size) for value in case.arguments.values() if getattr(value, "ndim", 0) > 0]
        found.append(max(sizes[0], 1) if sizes else 1)
    return found


def returns_gradient(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The gradient where the descent ends, or the one used last."""
    if not oracle.affine or oracle.sequence:
        return None
    counts = oracle.counts
    for back in (0, 1):

        def predicted(at: int, back: int = back) -> object:
            point = oracle.point(at, max(counts[at] - back, 0))
            return None if point is None else oracle.gradient(at, 0, float(point))

        def none_asked(at: int) -> bool:
            return counts[at] == 0 and (evidence.gave_up(at) or evidence.number(at) == 0)

        if evidence.explains(predicted, none_asked):
            return Finding("returns-gradient")
    return None


def minimum(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """The minimum itself, the same number in every case, without descending."""
    if not oracle.affine or oracle.sequence:
        return None
    values = {evidence.number(at) for at in evidence.reached}
    lowest = [-oracle.gradient(at, 0, 0.0) / (oracle.slope(at, 0) or math.nan) for at in evidence.reached]
    if len(values) != 1 or None in values:
        return None
    (value,) = values
    near = all(abs(point - (value or 0.0)) <= CLOSE * max(1.0, abs(point)) for point in lowest)
    return Finding("minimum-hard-coded", {"value": value}) if near else None


def zero_as_missing(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """Only cases fail in which an argument is zero, and each as if that argument were another number."""
    if oracle.sequence or not oracle.affine:
        return None
    zero_count = [at for at in evidence.failing if oracle.counts[at] == 0]
    zero_start = [at for at in evidence.failing if oracle.counts[at] and oracle.starts[at] == 0]
    zero_rate = [
        at for at in evidence.failing if oracle.counts[at] and oracle.starts[at] and oracle.rates[at] == 0
    ]
    if len(zero_count) + len(zero_start) + len(zero_rate) != len(evidence.failing):
        return None
    if any(oracle.starts[at] == 0 and oracle.counts[at] == 0 for at in zero_count):
        return None
    taken = (
        (oracle.iterations, zero_count, _one_count),
        (oracle.start, zero_start, _one_start),
        (oracle.rate, zero_rate, _one_rate),
    )
    if not all(agree(evidence, oracle, cases) for _, cases, agree in taken if cases):
        return None
    names = " and ".join(str(name) for name, cases, _ in taken if cases)
    return Finding("treats-zero-as-missing", {"argument": names})


def _one_count(evidence: Evidence, oracle: Oracle, cases: list[int]) -> bool:
    """The cases went as many iterations as each other."""
    left = [*range(1, 131), *_ROUND_COUNTS]
    for at in cases:
        left = [k for k in left if evidence.fits(at, oracle.point(at, k))]
    return bool(left)


def _one_start(evidence: Evidence, oracle: Oracle, cases: list[int]) -> bool:
    """The cases began at the same other place: followed back from where they ended."""
    places = []
    for at in cases:
        factor, where = 1.0, evidence.number(at)
        for _ in range(oracle.counts[at]):
            factor *= 1.0 - oracle.rates[at] * oracle.slope(at, 0)
        right = evidence.right_number(at)
        if where is None or right is None or abs(factor) < 1e-9:
            continue  # forgotten on the way: any start ends here
        places.append((where - right) / factor)
    return bool(places) and all(math.isclose(place, places[0], rel_tol=1e-5) for place in places)


def _one_rate(evidence: Evidence, oracle: Oracle, cases: list[int]) -> bool:
    """The cases went at one of the rates people write."""

    def end(at: int, rate: float) -> float:
        x = float(oracle.starts[at])
        for k in range(oracle.counts[at]):
            x -= rate * oracle.gradient(at, k, x)
        return x

    return any(all(evidence.fits(at, end(at, rate)) for at in cases) for rate in _USUAL_RATES)


LOOKUPS = (
    too_few,
    too_many,
    early_return,
    two_updates,
    best_seen,
    returns_loss,
    returns_gradient,
    minimum,
    zero_as_missing,
    hard_coded,
    stops_early,
)
