"""Rules of an update that remembers earlier ones: followed on every case, held against where it ended."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from graders.diagnosis.walk import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle
    from graders.diagnosis.walk import Update, Walk

__all__ = ["Gradient", "MakeRule", "Rule", "holds", "scaled", "telling"]

Gradient: TypeAlias = Callable[[int, float], float]
Rule: TypeAlias = Callable[[float, int, Gradient], float]
MakeRule: TypeAlias = Callable[[float, int], Rule]
"""A rule is made anew for every case, from its rate and its number of iterations."""

_TELLING = 3  # cases whose first updates constants are read off


def telling(walk: Walk, updates: int) -> list[list[Update]]:
    """The first updates of a few cases that show something: a rate, a slope, room to be wrong in."""
    found = []
    for at in walk.points:
        first = walk.of(at)[: max(updates, 4)]
        shows = all(
            update.rate and abs(update.rate * update.gradient) > 1e6 * update.noise
            for update in first[:updates]
        )
        if len(first) >= updates and shows and any(update.wrong for update in first):
            found.append(first)
        if len(found) == _TELLING:
            break
    return found


def scaled(law: Callable[[int, int], float]) -> MakeRule:
    """Plain descent at a share of the rate, which a law gives from the iteration and how many there are."""

    def make(rate: float, count: int) -> Rule:
        return lambda x, k, gradient: x - rate * law(k, count) * gradient(k, x)

    return make


def holds(
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
        got, right = evidence.number(at), evidence.right_number(at)
        if at in unless:
            return True
        if oracle.counts[at] < long or got is None or right is None:
            return False
        end = ends(at)
        return abs(got - end) <= abs(end - right)

    return evidence.explains(ends, near)
