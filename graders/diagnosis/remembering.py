"""Mistakes whose update remembers earlier ones: momentum, a decaying rate, Adam, steps undone.

Their constants are read off the submission's first updates, and the rule so found is followed on every case.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from graders.compare import is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.walk import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

    Gradient = Callable[[int, float], float]
    Rule = Callable[[float, int, Gradient], float]
    # A rule is made anew for every case, from its rate and its number of iterations.
    MakeRule = Callable[[float, int], Rule]

__all__ = ["REMEMBERING"]

_SENSITIVE = 100  # iterations after which rounding alone can lead Adam elsewhere: it divides by what vanishes
_LOSS_BLIND = 1e-6  # a loss of order one can't tell places apart that lie nearer: the root of its last digit
_TELLING = 3  # cases whose first updates constants are read off


def momentum(evidence: Evidence, walk: Walk) -> Finding | None:
    """Earlier updates go on: heavy ball, averaged, averaged and corrected, Nesterov's two forms."""
    oracle = walk.oracle
    for updates in _telling(walk, 2):
        first, second = updates[0], updates[1]
        for make, factor in _momenta(oracle, first, second):
            if 1e-4 < factor < 1.0 and _holds(evidence, oracle, make(factor)):
                return Finding("adds-momentum", {"factor": float(f"{factor:.4g}")})
    return None


def _momenta(
    oracle: Oracle, first: Update, second: Update
) -> Iterator[tuple[Callable[[float], MakeRule], float]]:
    """Each form with the factor it would have had."""
    g0, g1, rate = first.gradient, second.gradient, first.rate
    share, following = first.used / g0, second.used
    yield _heavy_ball, (following - g1) / g0
    yield _averaged, 1.0 - share
    yield _nesterov, share - 1.0
    yield _undamped, (following - g1) / (g0 - g1) if g0 != g1 else 0.0
    yield _averaged_nesterov, math.sqrt(max(1.0 - share, 0.0))
    yield _corrected, (following - g1) / (g0 - following) if g0 != following else 0.0
    ahead = (first.x - first.y) * (1.0 - rate * oracle.slope(second.case, second.k))
    yield _look_ahead, (second.x - second.y - rate * g1) / ahead if ahead else 0.0


def _heavy_ball(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        velocity = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal velocity
            velocity = factor * velocity + gradient(k, x)
            return x - rate * velocity

        return step

    return make


def _averaged(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        mean = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal mean
            mean = factor * mean + (1.0 - factor) * gradient(k, x)
            return x - rate * mean

        return step

    return make


def _undamped(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        mean: float | None = None

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal mean
            here = gradient(k, x)
            mean = here if mean is None else factor * mean + (1.0 - factor) * here
            return x - rate * mean

        return step

    return make


def _averaged_nesterov(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        mean = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal mean
            here = gradient(k, x)
            mean = factor * mean + (1.0 - factor) * here
            return x - rate * (factor * mean + (1.0 - factor) * here)

        return step

    return make


def _corrected(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        mean = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal mean
            mean = factor * mean + (1.0 - factor) * gradient(k, x)
            return x - rate * mean / (1.0 - factor ** (k + 1))

        return step

    return make


def _nesterov(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        velocity = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal velocity
            here = gradient(k, x)
            velocity = factor * velocity + here
            return x - rate * (here + factor * velocity)

        return step

    return make


def _look_ahead(factor: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        velocity = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal velocity
            velocity = factor * velocity + rate * gradient(k, x - factor * velocity)
            return x - velocity

        return step

    return make


def decays(evidence: Evidence, walk: Walk) -> Finding | None:
    """The learning rate shrinks with the iterations, by whatever law."""
    oracle = walk.oracle
    shares = _shares(walk)
    if len(shares) < 3 or any(later > before * (1 + 1e-6) for before, later in itertools.pairwise(shares)):
        return None
    if not 1e-9 < shares[-1] < shares[0] * (1 - 1e-6) or shares[0] > 1 + 1e-6:
        return None
    for law in _laws(shares):
        if _holds(evidence, oracle, _scaled(law)):
            return Finding("decays-the-learning-rate")
    known = dict(enumerate(shares))
    if max(oracle.counts[at] for at in evidence.failing) <= len(known) and _holds(
        evidence, oracle, _scaled(lambda k, _: known.get(k, math.nan))
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
        inverse = _power(first, -1 / power)
        growth = _power(second, -1 / power) - inverse
        if math.isfinite(growth):
            yield lambda k, _, p=power, a=inverse, d=growth: _power(a + d * k, -p)  # type: ignore[misc]
    yield lambda k, _: first / math.log(k + math.e)
    yield lambda k, _: first / (1.0 + math.log(k + 1))
    drop = first - second
    yield lambda k, _: max(first - drop * k, 0.0)
    for every in range(2, len(shares)):
        if shares[every] < shares[every - 1] * (1 - 1e-6):
            kept = shares[every] / first if first else 0.0
            yield lambda k, _, e=every, r=kept: first * r ** (k // e)  # type: ignore[misc]
            yield lambda k, _, e=every, r=kept: first if k < e else first * r  # type: ignore[misc]
            break
    floor = shares[-1]
    if math.isclose(shares[-2], floor, rel_tol=1e-9):
        yield lambda k, _: max(first * ratio**k, floor)
    # Compounding: the rate, already divided, is divided again.
    yield _compounding(first, (first / second - 1.0) if second else 0.0)


def _power(base: float, exponent: float) -> float:
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


def _scaled(law: Callable[[int, int], float]) -> MakeRule:
    def make(rate: float, count: int) -> Rule:
        return lambda x, k, gradient: x - rate * law(k, count) * gradient(k, x)

    return make


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
    if any(_holds(evidence, oracle, _scaled(law)) for law in laws):
        return Finding("decays-the-learning-rate")
    return None


def adam(evidence: Evidence, walk: Walk) -> Finding | None:
    """Adam, whatever its factors, with its corrections or without."""
    oracle = walk.oracle
    telling = _telling(walk, 3)
    if not telling or not all(_bounded(updates) for updates in telling):
        return None
    for corrected in (True, False):
        for eps in (1e-8, 1e-7, 1e-6, 1e-5, 1e-10, 1e-12, 0.0):
            factors = _adam_factors(telling[0], eps, corrected)
            for beta1, beta2 in factors:
                make = _adam(beta1, beta2, eps, corrected)
                if _holds(evidence, oracle, make, long=_SENSITIVE):
                    return Finding("uses-adam", {"beta1": beta1, "beta2": beta2})
    return None


_BETA1 = (0.9, 0.8, 0.85, 0.95, 0.99, 0.7, 0.5, 0.6)
_BETA2 = (0.999, 0.99, 0.9, 0.95, 0.98, 0.995, 0.9999, 0.9995, 0.8, 0.5)


def _bounded(updates: Sequence[Update]) -> bool:
    """Adam's steps do not grow with the gradient."""
    return all(abs(update.x - update.y) < 12 * abs(update.rate) for update in updates)


def _adam_factors(updates: Sequence[Update], eps: float, corrected: bool) -> list[tuple[float, float]]:
    """The usual factors that give the first updates."""
    found = []
    for beta1 in _BETA1:
        for beta2 in _BETA2:
            m = v = 0.0
            for k, update in enumerate(updates):
                m = beta1 * m + (1 - beta1) * update.gradient
                v = beta2 * v + (1 - beta2) * update.gradient * update.gradient
                a, b = (m / (1 - beta1 ** (k + 1)), v / (1 - beta2 ** (k + 1))) if corrected else (m, v)
                step = update.rate * a / (math.sqrt(b) + eps) if b or eps else 0.0
                if abs(update.x - update.y - step) > 1e-6 * abs(step) + update.noise:
                    break
            else:
                found.append((beta1, beta2))
    return found


def _adam(beta1: float, beta2: float, eps: float, corrected: bool) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        m = v = 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal m, v
            here = gradient(k, x)
            m = beta1 * m + (1 - beta1) * here
            v = beta2 * v + (1 - beta2) * here * here
            a, b = (m / (1 - beta1 ** (k + 1)), v / (1 - beta2 ** (k + 1))) if corrected else (m, v)
            return x - rate * a / (math.sqrt(b) + eps) if b or eps else x

        return step

    return make


def undoes(evidence: Evidence, walk: Walk) -> Finding | None:
    """A step that would raise the loss is not taken; the rate shrinks by some factor instead."""
    oracle = walk.oracle
    if oracle.sequence:
        return None
    shrunk = set()
    for at in walk.points:
        undone = 0
        for update in walk.of(at):
            if update.y == update.x and update.gradient and update.rate:
                undone += 1
            elif undone and abs(update.rate * update.gradient) > 1e6 * update.noise:
                factor = _power(update.used / update.gradient, 1 / undone)
                if math.isfinite(factor):
                    shrunk.add(round(factor, 6))
                break
    tied = [at for at in evidence.reached if _tied(oracle, at) or _settled(evidence, oracle, at)]
    for factor in sorted(shrunk, reverse=True)[:3]:
        for equal in (1 + 1e-12, 1 - 1e-12):
            if 0 < factor <= 1 and _holds(evidence, oracle, _undoing(factor, equal), unless=tied):
                return Finding("best-seen-instead-of-last")
    return None


def _tied(oracle: Oracle, at: int) -> bool:
    """The first step changes nothing about the loss: rounding decides whether it is undone."""
    x = float(oracle.starts[at])
    here = abs(oracle.gradient(at, 0, x))
    after = abs(oracle.gradient(at, 0, x - oracle.rates[at] * oracle.gradient(at, 0, x)))
    return abs(here - after) <= 1e-9 * here


def _settled(evidence: Evidence, oracle: Oracle, at: int) -> bool:
    """So near the right answer that the loss, a square, is the same number: rounding decides as well."""
    got, right = evidence.numbers[at], evidence.right[at]
    near = _LOSS_BLIND * (1.0 + abs(float(oracle.starts[at])))
    return got is not None and right is not None and abs(got - right) <= near


def _undoing(factor: float, equal: float) -> MakeRule:
    def make(rate: float, _: int) -> Rule:
        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal rate
            here = gradient(k, x)
            following = x - rate * here
            # On a parabola the loss grows exactly where the slope does.
            if abs(gradient(k, following)) <= abs(here) * equal:
                return following
            rate *= factor
            return x

        return step

    return make


def twice(evidence: Evidence, walk: Walk) -> Finding | None:
    """Two updates in every iteration."""
    oracle = walk.oracle

    def make(rate: float, _: int) -> Rule:
        def step(x: float, k: int, gradient: Gradient) -> float:
            halfway = x - rate * gradient(k, x)
            return halfway - rate * gradient(k, halfway)

        return step

    return Finding("two-updates-per-iteration") if _holds(evidence, oracle, make) else None


def subtracts(evidence: Evidence, walk: Walk) -> Finding | None:
    """The same amount is taken off the rate in every iteration."""
    amounts = [
        update.rate - (update.x - update.y) / update.gradient
        for update in walk.updates
        if update.k == 1 and abs(update.rate * update.gradient) > 1e6 * update.noise and update.wrong
    ]
    for amount in sorted(amounts)[len(amounts) // 2 :][:1]:
        if amount > 0 and _holds(evidence, walk.oracle, _less_each_time(amount)):
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
    if first and any(_holds(evidence, oracle, _scaled(law)) for law in laws):
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


def _telling(walk: Walk, updates: int) -> list[list[Update]]:
    """The first updates of a few cases that show something: a rate, a slope, room to be wrong in."""
    found = []
    for at in walk.points:
        first = walk.of(at)[: max(updates, 4)]
        telling = all(
            update.rate and abs(update.rate * update.gradient) > 1e6 * update.noise
            for update in first[:updates]
        )
        if len(first) >= updates and telling and any(update.wrong for update in first):
            found.append(first)
        if len(found) == _TELLING:
            break
    return found


def _holds(
    evidence: Evidence,
    oracle: Oracle,
    make: MakeRule,
    *,
    long: float = math.inf,
    unless: Sequence[int] = (),
) -> bool:
    """Whether the rule ends where the submission did, in every case; from `long` iterations on, near there.

    `unless` names cases that can't be told.
    """

    def ends(at: int) -> float:
        return follow(oracle, at, make(oracle.rates[at], oracle.counts[at]))

    def near(at: int) -> bool:
        got, right = evidence.numbers[at], evidence.right[at]
        if at in unless:
            return True
        if oracle.counts[at] < long or got is None or right is None:
            return False
        end = ends(at)
        return abs(got - end) <= abs(end - right)

    return evidence.explains(ends, near)


REMEMBERING = (momentum, decays, undoes, adam, subtracts, anneals, drops_late, twice)
