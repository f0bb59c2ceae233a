"""Mistakes in where the descent begins: asked for no iteration at all, the submission shows its start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graders.author import HUGE
from graders.compare import as_float, is_number
from graders.diagnosis.evidence import Finding
from graders.diagnosis.results import is_half, is_single
from graders.diagnosis.walk import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graders.diagnosis.evidence import Evidence
    from graders.diagnosis.oracle import Oracle

__all__ = ["another_start"]

_ELSEWHERE = 98_765.4321  # a start nobody writes down, far from any case's


def another_start(evidence: Evidence, oracle: Oracle) -> Finding | None:
    """Right from its own start on, which is not the one asked for."""
    if oracle.start is None or not oracle.affine:
        return None
    none = {at: _without_iterations(evidence, oracle, at) for at in evidence.reached}
    twice = evidence.again([*none.values(), *none.values(), *_moved(evidence, oracle)])
    shown = [as_float(outcome.value) if outcome.kind == "returned" and is_number(outcome.value) else None
             for outcome in twice]  # fmt: skip
    count = len(none)
    starts = dict(zip(none, shown[:count], strict=True))
    if any(start is None or not abs(start) < HUGE for start in shown):
        return None
    moved = shown[2 * count :]
    if shown[:count] != shown[count : 2 * count]:
        ignored = all(abs(start or 0.0) < 0.5 * _ELSEWHERE for start in moved)
        return Finding("ignores-initial-value", {"random": True}) if ignored else None
    if all(starts[at] == oracle.starts[at] for at in none):
        return None
    if not evidence.explains(lambda at: follow(oracle, at, _descend(oracle, at), starts[at])):
        return None
    pairs = [(float(oracle.starts[at]), float(starts[at] or 0.0)) for at in none]
    return _named(
        pairs, ignored=all(one == other for one, other in zip(moved[::2], moved[1::2], strict=True))
    )


def _without_iterations(evidence: Evidence, oracle: Oracle, at: int, **changes: object) -> list[object]:
    whole = evidence.expected.cases[at].arguments[oracle.iterations]
    return evidence.arguments(at, **{oracle.iterations: whole[:0] if oracle.sequence else 0, **changes})


def _moved(evidence: Evidence, oracle: Oracle) -> list[list[object]]:
    """Two cases with the start far away, on either side."""
    chosen = evidence.reached[: 1 + (len(evidence.reached) > 1)]
    return [
        _without_iterations(evidence, oracle, at, **{oracle.start or "": start})
        for at in chosen
        for start in (_ELSEWHERE, -_ELSEWHERE)
    ]


def _descend(oracle: Oracle, at: int) -> Callable[[float, int, Callable[[int, float], float]], float]:
    rate = oracle.rates[at]
    return lambda x, k, gradient: x - rate * gradient(k, x)


def _named(pairs: Sequence[tuple[float, float]], *, ignored: bool) -> Finding | None:
    """What was done to the start, from pairs of what was asked for and what was used."""
    if ignored and not all(used == asked for asked, used in pairs if asked):
        constant = {used for _, used in pairs}
        return Finding("ignores-initial-value", {"constant": constant.pop() if len(constant) == 1 else None})
    if all(used == asked for asked, used in pairs if asked):
        return Finding("treats-zero-as-missing", {"argument": "the start"})
    for whole in (math.trunc, math.floor, math.ceil, round):
        if all(used == whole(asked) for asked, used in pairs):
            return Finding("integer-truncation", {"what": "the start"})
    near = all(abs(used - asked) <= 1e-2 * abs(asked) for asked, used in pairs)
    if near and all(is_half(used) or is_single(used) for _, used in pairs):
        return Finding("float32-precision", {"bits": 32})
    return None
