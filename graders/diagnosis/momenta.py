"""Earlier updates go on: heavy ball, averaged, averaged and corrected, Nesterov's two forms."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from graders.diagnosis.evidence import Finding
from graders.diagnosis.following import holds, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.following import Gradient, MakeRule, Rule
    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

__all__ = ["momentum"]


def momentum(evidence: Evidence, walk: Walk) -> Finding | None:
    """Earlier updates go on: heavy ball, averaged, averaged and corrected, Nesterov's two forms."""
    oracle = walk.oracle
    for updates in telling(walk, 2):
        first, second = updates[0], updates[1]
        for make, factor in _momenta(oracle, first, second):
            if 1e-4 < factor < 1.0 and holds(evidence, oracle, make(factor)):
                return Finding("adds-momentum", {"factor": float(f"{factor:.4g}")})
    return None


def _momenta(
    oracle: Oracle, first: Update, second: Update
) -> Iterator[tuple[Callable[[float], MakeRule], float]]:
    """Each form with the factor it would have had."""
    g0, g1, rate = first.gradient, second.gradient, first.rate
    share, following = first.used / g0, second.used
    yield _velocity, (following - g1) / g0
    yield partial(_velocity, averaged=True), 1.0 - share
    yield partial(_velocity, nesterov=True), share - 1.0
    begun = (following - g1) / (g0 - g1) if g0 != g1 else 0.0
    yield partial(_velocity, averaged=True, begun=True), begun
    yield partial(_velocity, averaged=True, nesterov=True), math.sqrt(max(1.0 - share, 0.0))
    corrected = (following - g1) / (g0 - following) if g0 != following else 0.0
    yield partial(_velocity, averaged=True, corrected=True), corrected
    ahead = (first.x - first.y) * (1.0 - rate * oracle.slope(second.case, second.k))
    yield partial(_velocity, ahead=True), (second.x - second.y - rate * g1) / ahead if ahead else 0.0


def _velocity(
    factor: float,
    *,
    averaged: bool = False,
    begun: bool = False,
    corrected: bool = False,
    nesterov: bool = False,
    ahead: bool = False,
) -> MakeRule:
    """Descent with a velocity: v <- factor * v + share * g, then x <- x - rate * v.

    Args:
        factor: how much of v is kept.
        averaged: the share of a gradient is 1 - factor, else 1.
        begun: v begins with the first gradient, not at nought.
        corrected: v is divided by 1 - factor ** k, as Adam's average is.
        nesterov: the step is share * g + factor * v instead of v.
        ahead: the gradient is taken where v alone would lead.
    """

    def make(rate: float, _: int) -> Rule:
        share, velocity = 1.0 - factor if averaged else 1.0, 0.0

        def step(x: float, k: int, gradient: Gradient) -> float:
            nonlocal velocity
            here = gradient(k, x - factor * rate * velocity if ahead else x)
            velocity = here if begun and k == 0 else factor * velocity + share * here
            used = share * here + factor * velocity if nesterov else velocity
            return x - rate * used / (1.0 - factor ** (k + 1) if corrected else 1.0)

        return step

    return make
