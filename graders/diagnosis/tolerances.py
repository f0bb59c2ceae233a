"""Descents that are left once steps, gradient or loss have become small, whatever the tolerance."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from graders.diagnosis.evidence import Finding
from graders.diagnosis.values import flat

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle

    Array = np.ndarray[Any, Any]
    Size = Callable[[Array], float]
    Criterion = Callable[[Oracle, int, int], float | None]

__all__ = ["stops_early"]

_LARGEST_TOLERANCE = 0.1  # larger ones would not be called a tolerance
# Where the loop looks, relative to where it stops: at the point it stands on, at one beside it, or some
# iterations back, where small steps are borne with for a while.
_LOOKS = (0, 1, -1, -2, -3, -4, -5, -9, -10)


def stops_early(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """A place on the path at which the steps have become small, before the last iteration."""
    stopped: dict[int, int] = {}
    for at in evidence.failing:
        place = _place_on_path(evidence, oracle, at)
        if place is None or not place < oracle.counts[at]:
            return None
        stopped[at] = place
    sizes = (_greatest,) if evidence.scalar else (_length, _greatest)
    criteria: list[Criterion] = [
        *(
            partial(way, size)
            for way in (_step, _relative_step, _relative_to_before, _scaled)
            for size in sizes
        ),
        *(partial(_gradient, size) for size in sizes),
        *(_loss, _loss_change, _loss_drop, _relative_loss_change, _relative_loss_drop),
    ]
    for criterion in criteria:
        for late in _LOOKS:
            if _one_tolerance(evidence, oracle, stopped, criterion, late):
                return Finding("stops-early-on-tolerance")
    return None


def _place_on_path(evidence: Evidence, oracle: Oracle, at: int) -> int | None:
    """The place on the reference's path at which the submission's answer stands, as exactly as numbers go."""
    got = evidence.numbers[at]
    if got is None or not all(map(math.isfinite, got)):
        return None
    nearest, place = math.inf, -1
    for k in range(oracle.counts[at]):
        point = _row(oracle, at, k)
        if point is not None and point.size == got.size:
            distance = _greatest(point - got)
            if distance < nearest:
                nearest, place = distance, k
    return place if nearest <= 1e-13 * max(1.0, _greatest(got)) else None


def _row(oracle: Oracle, at: int, k: int) -> Array | None:
    """The numbers of a point of the path."""
    point = oracle.point(at, k)
    taken = flat(point) if point is not None else None
    return taken.numbers if taken is not None else None


def _greatest(numbers: Array) -> float:
    return float(abs(numbers).max(initial=0.0))


def _length(numbers: Array) -> float:
    return float((numbers @ numbers) ** 0.5)


def _step(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    """How far the k-th update moved (k from 1)."""
    here, before = _row(oracle, at, k), _row(oracle, at, k - 1)
    return size(here - before) if here is not None and before is not None and k > 0 else None


def _relative_step(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    return _divided(_step(size, oracle, at, k), _size_at(size, oracle, at, k))


def _relative_to_before(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    return _divided(_step(size, oracle, at, k), _size_at(size, oracle, at, k - 1))


def _scaled(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    return _divided(_step(size, oracle, at, k), max(_size_at(size, oracle, at, k - 1) or 0.0, 1.0))


def _size_at(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    point = _row(oracle, at, k)
    return size(point) if point is not None else None


def _divided(value: float | None, by: float | None) -> float | None:
    return value / by if value is not None and by else None


def _gradient(size: Size, oracle: Oracle, at: int, k: int) -> float | None:
    """The gradient where the k-th update led: the next step, the rate taken out of it."""
    if oracle.affine:
        here = oracle.point(at, k)
        last = min(k, oracle.counts[at] - 1)
        return None if here is None or k > oracle.counts[at] else abs(oracle.gradient(at, last, float(here)))
    return _divided(_step(size, oracle, at, k + 1), abs(oracle.rates[at]))


def _loss(oracle: Oracle, at: int, k: int) -> float | None:
    return oracle.loss(at, k)


def _loss_drop(oracle: Oracle, at: int, k: int) -> float | None:
    here, before = oracle.loss(at, k), oracle.loss(at, k - 1)
    return before - here if here is not None and before is not None else None


def _loss_change(oracle: Oracle, at: int, k: int) -> float | None:
    drop = _loss_drop(oracle, at, k)
    return abs(drop) if drop is not None else None


def _relative_loss_change(oracle: Oracle, at: int, k: int) -> float | None:
    return _divided(_loss_change(oracle, at, k), oracle.loss(at, k - 1))


def _relative_loss_drop(oracle: Oracle, at: int, k: int) -> float | None:
    return _divided(_loss_drop(oracle, at, k), oracle.loss(at, k - 1))


def _one_tolerance(
    evidence: Evidence,
    oracle: Oracle,
    stopped: dict[int, int],
    criterion: Criterion,
    late: int,
) -> bool:
    """Whether one tolerance on a criterion accounts for where every case ended.

    `late` is where the loop looks, relative to where it stops.
    """
    below, above = 0.0, math.inf  # the tolerance lies above what stopped a loop and at most at what did not
    for at, place in stopped.items():
        values = [criterion(oracle, at, k + late) for k in range(place + 1)]
        last = values.pop()
        if last is None or last > _LARGEST_TOLERANCE:
            return False
        below = max(below, last)
        above = min([above, *(value for value in values if value is not None)])
    tolerances = [10.0**power for power in range(-1, -16, -1) if below < 10.0**power <= above]
    if 0 < below < above < math.inf:
        tolerances.append(math.sqrt(below * above))
    return any(
        evidence.explains(partial(_end, oracle, criterion, late, tolerance)) for tolerance in tolerances
    )


def _end(
    oracle: Oracle,
    criterion: Criterion,
    late: int,
    tolerance: float,
    at: int,
) -> object:
    """Where a loop ends that is left once a criterion falls below a tolerance."""
    for k in range(oracle.counts[at]):
        value = criterion(oracle, at, k + late)
        if value is not None and value < tolerance:
            return oracle.point(at, k)
    return oracle.point(at, oracle.counts[at])
