"""The learning rate shrinks on the way, by whatever law: the law is read off the first updates."""

from __future__ import annotations

import itertools
import math
from functools import partial
from typing import TYPE_CHECKING

from graders.compare import is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.following import holds, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.following import MakeRule, Rule
    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

__all__ = ["anneals", "decays", "drops_late", "power_of", "subtracts"]


def decays(evidence: Evidence, walk: Walk) -> Finding | None:
    """The learning rate shrinks with the iterations, by whatever law."""
    oracle = walk.oracle
    shares = _shares(walk)
    if len(shares) < 3 or any(later > before * (1 + 1e-6) for before, later in itertools.pairwise(shares)):
        return None
    if not 1e-9 < shares[-1] < shares[0] * (1 - 1e-6) or shares[0] > 1 + 1e-6:
        return None
    for law in _laws(shares):
        if holds(evidence, oracle, scaled(law)):
            return Finding("decays-the-learning-rate")
    known = dict(enumerate(shares))
    if max(oracle.counts[at] for at in evidence.failing) <= len(known) and holds(
        evidence, oracle, scaled(lambda k, _: known.get(k, math.nan))
    ):
        return Finding("decays-the-learning-rate")
    return None


def _shares(walk: Walk) -> list[float]:
    """How much of the rate each iteration used, where all cases agree on it, from the first on."""
    shares: list[float] = []
    for k in range(max((update.k for update in walk.updates), default=-1) + 1):
        here = [
            update.used / update.gradient
            for update in walk.updates
            if update.k == k and update.rate and abs(update.rate * update.gradient) > 1e6 * update.noise
        ]
        if not here:
            break
        middle = sorted(here)[len(here) // 2]
        if any(abs(share - middle) > 1e-5 * (abs(middle) + 1e-3) for share in here):
            return []
        shares.append(middle)
    return shares


def _laws(shares: Sequence[float]) -> Iterator[Callable[[int, int], float]]:
    """Laws with one constant, read off the first two shares."""
    first, second = shares[0], shares[1]
    ratio = second / first if first else 0.0
    yield lambda k, _: first * ratio**k
    for power in (1.0, 0.5, 2.0, 1 / 3, 0.25, 0.75):
        inverse = power_of(first, -1 / power)
        growth = power_of(second, -1 / power) - inverse
        if math.isfinite(growth):
            yield partial(_root, power, inverse, growth)
    yield lambda k, _: first / math.log(k + math.e)
    yield lambda k, _: first / (1.0 + math.log(k + 1))
    drop = first - second
    yield lambda k, _: max(first - drop * k, 0.0)
    for every in range(2, len(shares)):
        if shares[every] < shares[every - 1] * (1 - 1e-6):
            kept = shares[every] / first if first else 0.0
            yield partial(_in_stairs, first, kept, every)
            yield partial(_in_one_step, first, kept, every)
            break
    floor = shares[-1]
    if math.isclose(shares[-2], floor, rel_tol=1e-9):
        yield lambda k, _: max(first * ratio**k, floor)
    # Compounding: the rate, already divided, is divided again.
    yield _compounding(first, (first / second - 1.0) if second else 0.0)


def _root(power: float, inverse: float, growth: float, k: int, _: int) -> float:
    return power_of(inverse + growth * k, -power)


def _in_stairs(first: float, kept: float, every: int, k: int, _: int) -> float:
    return float(first * kept ** (k // every))


def _in_one_step(first: float, kept: float, every: int, k: int, _: int) -> float:
    return first if k < every else first * kept


def power_of(base: float, exponent: float) -> float:
    """A power of a positive number; NaN where there is none or none that a float holds."""
    try:
        return base**exponent if base > 0 else math.nan
    except OverflowError:
        return math.nan


def _compounding(first: float, decay: float) -> Callable[[int, int], float]:
    kept = [first]

    def law(k: int, _: int) -> float:
        while len(kept) <= k:
            kept.append(kept[-1] / (1.0 + decay * len(kept)))
        return kept[k]

    return law


def anneals(evidence: Evidence, walk: Walk) -> Finding | None:
    """The learning rate falls towards the last iteration, along a line or a cosine."""
    oracle = walk.oracle
    laws: tuple[Callable[[int, int], float], ...] = (
        lambda k, n: 1.0 - k / n,
        lambda k, n: 1.0 - (k + 1) / n,
        lambda k, n: 1.0 - k / (n + 1),
        lambda k, n: 1.0 - k / max(n - 1, 1),
        lambda k, n: (1.0 - k / n) ** 2,
        lambda k, n: (1.0 - k / n) ** 0.9,
        lambda k, n: (1.0 - k / n) ** 0.5,
        lambda k, n: 0.5 * (1.0 + math.cos(math.pi * k / n)),
        lambda k, n: 0.5 * (1.0 + math.cos(math.pi * (k + 1) / n)),
        lambda k, n: 0.5 * (1.0 + math.cos(math.pi * k / max(n - 1, 1))),
        lambda k, n: math.exp(-k / n),
        lambda k, n: 0.01 ** (k / n),
        lambda k, n: 0.1 ** (k / n),
        lambda k, n: 1.0 / (1.0 + k / n),
    )
    if any(holds(evidence, oracle, scaled(law)) for law in laws):
        return Finding("decays-the-learning-rate")
    return None


def subtracts(evidence: Evidence, walk: Walk) -> Finding | None:
    """The same amount is taken off the rate in every iteration."""
    amounts = [
        update.rate - (update.x - update.y) / update.gradient
        for update in walk.updates
        if update.k == 1 and abs(update.rate * update.gradient) > 1e6 * update.noise and update.wrong
    ]
    for amount in sorted(amounts)[len(amounts) // 2 :][:1]:
        if amount > 0 and holds(evidence, walk.oracle, _less_each_time(amount)):
            return Finding("decays-the-learning-rate")
    return None


def _less_each_time(amount: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        return lambda x, k, gradient: x - max(rate - amount * k, 0.0) * gradient(k, x)

    return make


def drops_late(evidence: Evidence, walk: Walk) -> Finding | None:
    """The rate drops after more iterations than were looked at: once, or again and again."""
    oracle = walk.oracle
    if oracle.sequence:
        return None
    late = [
        update
        for update in walk.updates
        if update.wrong and update.k >= 2 and abs(update.rate * update.gradient) > 1e6 * update.noise
    ]
    if not late:
        return None
    share = {update: update.used / update.gradient for update in late}
    last = min(late, key=lambda update: update.k)
    if not 0 < share[last] < 1 - 1e-6:
        return None
    at = _first_drop(evidence, oracle, last)
    if at is None:
        return None
    first, kept = at
    laws: tuple[Callable[[int, int], float], ...] = (
        lambda k, _: kept if k >= first else 1.0,
        lambda k, _: kept ** (k // first),
        lambda k, _: kept ** ((k - first) // first + 1) if k >= first else 1.0,
    )
    if first and any(holds(evidence, oracle, scaled(law)) for law in laws):
        return Finding("decays-the-learning-rate")
    return None


def _first_drop(evidence: Evidence, oracle: Oracle, last: Update) -> tuple[int, float] | None:
    """The first iteration that uses less of the rate, and how much it uses; found by halving."""
    whole, less, kept = 0, last.k, last.used / last.gradient
    while less - whole > 1:
        middle = (whole + less) // 2
        calls = [evidence.arguments(last.case, **{oracle.iterations: k}) for k in (middle, middle + 1)]
        points = [outcome.value for outcome in evidence.again(calls) if is_number(outcome.value)]
        if len(points) < 2:
            return None
        slope = last.rate * oracle.gradient(last.case, middle, float(points[0]))
        if not slope:
            return None
        share = (float(points[0]) - float(points[1])) / slope
        if share > 1 - 1e-6:
            whole = middle
        else:
            less, kept = middle, share
    return less, float(f"{kept:.6g}")
