"""Hold a submission's outcomes against those of the task's own mistakes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from graders.author import HUGE, canonical, mistake_outcomes
from graders.compare import as_float, compare, is_number
from graders.diagnosis.evidence import CLOSE, Finding
from graders.task import slug_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from graders.compare import Tolerance
    from graders.diagnosis.evidence import Evidence

    Array = np.ndarray[Any, Any]

__all__ = ["alike", "known_mistake"]

RUN_AWAY = 1.0e9  # where code with a guard against overflow has stopped, or beyond


def known_mistake(evidence: Evidence) -> Finding | None:
    """The mistake of the task that explains every outcome; None where there is none, or two that differ."""
    task = evidence.task
    known = mistake_outcomes(task, evidence.sandbox, evidence.expected.seed)
    mine = [canonical(outcome) for outcome in evidence.outcomes]
    found: list[str] = []
    for path, theirs in known.items():
        slug = slug_of(path)
        if slug not in found and _explains(evidence, mine, theirs):
            found.append(slug)
    if not found:
        return None
    others = set(found[1:])
    also = set(task.mistakes[found[0]].also_known_as)
    also |= {slug for slug in others if found[0] in task.mistakes[slug].also_known_as}
    return Finding(found[0]) if others <= also else None


def _explains(evidence: Evidence, mine: Sequence[list[Any]], theirs: Sequence[list[Any]]) -> bool:
    """Every outcome is the mistake's, and at least one of those told is wrong."""
    wrong = False
    for at, case in enumerate(evidence.report.cases):
        if case.status == "not-reached":
            continue
        if not alike(mine[at], theirs[at], evidence.expected.outputs[at], evidence.task.compare):
            return False
        wrong = wrong or case.status != "passed"
    return wrong


def alike(mine: list[Any], theirs: list[Any], right: Any, tolerance: Tolerance) -> bool:
    """Whether two outcomes (see `canonical`) are the same; numbers relative to how far off they are."""
    if mine[2] != theirs[2]:
        return False
    if theirs[0] == "overflow" and mine[0] == "value" and is_number(mine[1]) and is_number(right):
        # Code that stops before it overflows has run away as well.
        return abs(as_float(mine[1])) >= RUN_AWAY and not compare(right, mine[1], tolerance).same
    if mine[0] != theirs[0]:
        return False
    if mine[0] != "value":
        return bool(mine[1] == theirs[1]) or mine[0] == "overflow"
    return _same(_packed_as(right, mine[1]), _packed_as(right, theirs[1]), right, tolerance)


def _same(  # noqa: PLR0911 - a line a kind
    mine: Any, theirs: Any, right: Any, tolerance: Tolerance
) -> bool:
    """Whether two values are the same, number by number in arrays, lists, tuples and dicts."""
    if is_number(theirs) and is_number(mine):
        return _same_number(as_float(mine), as_float(theirs), right, tolerance)
    if type(mine) is not type(theirs):
        return False  # a list is no array here: how an answer is packed may be the mistake
    if isinstance(theirs, list | tuple):
        if len(mine) != len(theirs):
            return False
        known = right if isinstance(right, list | tuple) and len(right) == len(theirs) else [None] * len(mine)
        return all(
            _same(_packed_as(due, one), _packed_as(due, other), due, tolerance)
            for one, other, due in zip(mine, theirs, known, strict=True)
        )
    if isinstance(theirs, dict):
        wanted = right if isinstance(right, dict) else {}
        return mine.keys() == theirs.keys() and all(
            _same(mine[key], theirs[key], wanted.get(key), tolerance) for key in theirs
        )
    if getattr(getattr(theirs, "dtype", None), "kind", "") in {"i", "u", "f"}:
        return _same_array(mine, theirs, right, tolerance)
    return compare(theirs, mine, tolerance).same


def _packed_as(right: Any, value: Any) -> Any:
    """A list as the array, or a sequence as the tuple, that it would be accepted for."""
    if isinstance(right, list | tuple):
        fits = isinstance(value, list | tuple) or getattr(value, "ndim", 0) > 0
        return tuple(value) if fits and len(value) == len(right) else value
    if isinstance(value, list) and getattr(right, "ndim", 0) > 0:
        import numpy as np  # noqa: PLC0415 - loaded already with the cases

        try:
            array = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            return value
        return array if array.shape == right.shape else value
    return value


def _same_number(got: float, predicted: float, right: Any, tolerance: Tolerance) -> bool:
    if _stopped_running_away(got, predicted, right, tolerance):
        return True
    if predicted == got or not (abs(predicted) < HUGE or abs(got) < HUGE):
        return True
    departure = abs(predicted - as_float(right)) if is_number(right) else 0.0
    slack = tolerance.atol + tolerance.rtol * abs(predicted) + CLOSE * departure
    return math.isfinite(slack) and abs(got - predicted) <= slack


def _same_array(mine: Array, theirs: Array, right: Any, tolerance: Tolerance) -> bool:
    """As numbers are the same, element by element; what ran away is one outcome, however it shows."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    if mine.shape != theirs.shape or mine.dtype.kind not in "iuf":
        return False
    got, predicted = mine.astype(np.float64), theirs.astype(np.float64)
    known = getattr(right, "shape", None) == theirs.shape and right.dtype.kind in "iuf"
    due = right.astype(np.float64) if known else predicted
    with np.errstate(all="ignore"):
        slack = tolerance.atol + tolerance.rtol * np.abs(predicted) + CLOSE * np.abs(predicted - due)
        near = np.isfinite(slack) & (np.abs(got - predicted) <= slack)
        gone = ~(np.abs(got) < HUGE) & ~(np.abs(predicted) < HUGE)
        stopped = (np.abs(got) >= RUN_AWAY) & (np.abs(got) <= np.abs(predicted)) & (got * predicted > 0)
        for value in (got, predicted):
            stopped &= ~(np.abs(value - due) <= tolerance.atol + tolerance.rtol * np.abs(due))
    return bool((near | gone | (stopped & known) | (got == predicted)).all())


def _stopped_running_away(mine: Any, theirs: Any, right: Any, tolerance: Tolerance) -> bool:
    """Both left the course for good, and mine stopped on the way: a guard against overflow."""
    if not (is_number(mine) and is_number(theirs) and is_number(right)):
        return False
    got, predicted = as_float(mine), as_float(theirs)
    return (
        RUN_AWAY <= abs(got) <= abs(predicted)
        and got * predicted > 0
        and not compare(right, mine, tolerance).same
        and not compare(right, theirs, tolerance).same
    )
