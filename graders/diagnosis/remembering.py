"""Mistakes whose update remembers earlier ones: momentum, a decaying rate, Adam, steps undone.

Their constants are read off the submission's first updates, and the rule so found is followed on every case.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graders.diagnosis.decaying import anneals, decays, drops_late, power_of, subtracts
from graders.diagnosis.evidence import Finding
from graders.diagnosis.following import holds, telling
from graders.diagnosis.momenta import momentum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.following import Gradient, MakeRule, Rule
    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

__all__ = ["REMEMBERING"]

_SENSITIVE = 100  # iterations after which rounding alone can lead Adam elsewhere: it divides by what vanishes
_LOSS_BLIND = 1e-6  # a loss of order one can't tell places apart that lie nearer: the root of its last digit
_BETA1 = (0.9, 0.8, 0.85, 0.95, 0.99, 0.7, 0.5, 0.6)
_BETA2 = (0.999, 0.99, 0.9, 0.95, 0.98, 0.995, 0.9999, 0.9995, 0.8, 0.5)


def adam(evidence: Evidence, walk: Walk) -> Finding | None:
    """Adam, whatever its factors, with its corrections or without."""
    oracle = walk.oracle
    seen = telling(walk, 3)
    if not seen or not all(_bounded(updates) for updates in seen):
        return None
    for corrected in (True, False):
        for eps in (1e-8, 1e-7, 1e-6, 1e-5, 1e-10, 1e-12, 0.0):
            factors = _adam_factors(seen[0], eps, corrected)
            for beta1, beta2 in factors:
                make = _adam(beta1, beta2, eps, corrected)
                if holds(evidence, oracle, make, long=_SENSITIVE):
                    return Finding("uses-adam", {"beta1": beta1, "beta2": beta2})
    return None


def _bounded(updates: Sequence[Update]) -> bool:
    """Adam's steps do not grow with the gradient."""
    return all(abs(update.x - update.y) < 12 * abs(update.rate) for update in updates)


def _adam_factors(updates: Sequence[Update], eps: float, corrected: bool) -> list[tuple[float, float]]:
    """The usual factors that give the first updates."""
    found = []
    for beta1 in _BETA1:
        for beta2 in _BETA2:
            rule = _adam(beta1, beta2, eps, corrected)(updates[0].rate, len(updates))
            if all(_leads(rule, k, update) for k, update in enumerate(updates)):
                found.append((beta1, beta2))
    return found


def _leads(rule: Rule, k: int, update: Update) -> bool:
    """Whether the rule, next in its own memory, leads where the update led."""
    off = update.y - rule(update.x, k, lambda *_: update.gradient)
    return abs(off) <= 1e-6 * abs(update.x - update.y) + update.noise


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
                factor = power_of(update.used / update.gradient, 1 / undone)
                if math.isfinite(factor):
                    shrunk.add(round(factor, 6))
                break
    tied = [at for at in evidence.reached if _tied(oracle, at) or _settled(evidence, oracle, at)]
    for factor in sorted(shrunk, reverse=True)[:3]:
        for equal in (1 + 1e-12, 1 - 1e-12):
            if 0 < factor <= 1 and holds(evidence, oracle, _undoing(factor, equal), unless=tied):
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
    got, right = evidence.number(at), evidence.right_number(at)
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

    return Finding("two-updates-per-iteration") if holds(evidence, oracle, make) else None


REMEMBERING = (momentum, decays, undoes, adam, subtracts, anneals, drops_late, twice)
