"""Hold a submission's outcomes against those of the task's own mistakes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from graders.author import canonical, mistake_outcomes
from graders.compare import as_float, compare, is_number
from graders.diagnosis.evidence import CLOSE, Finding
from graders.task import slug_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.compare import Tolerance
    from graders.diagnosis.evidence import Evidence

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


def alike(  # noqa: PLR0911 - a line a way to differ
    mine: list[Any], theirs: list[Any], right: Any, tolerance: Tolerance
) -> bool:
    """Whether two outcomes (see `canonical`) are the same; numbers relative to how far off they are."""
    if mine[2] != theirs[2]:
        return False
    if theirs[0] == "overflow" and mine[0] == "value" and is_number(mine[1]) and is_number(right):
        # Code that stops before it overflows has run away as well.
        return abs(as_float(mine[1])) >= RUN_AWAY and not compare(right, mine[1], tolerance).same
    if mine[0] != theirs[0]:
        return False
    if _stopped_running_away(mine[1], theirs[1], right, tolerance):
        return True
    if mine[0] != "value":
        return bool(mine[1] == theirs[1]) or mine[0] == "overflow"
    if is_number(theirs[1]) and is_number(mine[1]):
        predicted, got = float(theirs[1]), float(mine[1])
        if predicted == got or (math.isnan(predicted) and math.isnan(got)):
            return True
        departure = abs(predicted - float(right)) if is_number(right) else 0.0
        slack = tolerance.atol + tolerance.rtol * abs(predicted) + CLOSE * departure
        return abs(got - predicted) <= slack
    return _same_kind(mine[1], theirs[1]) and compare(theirs[1], mine[1], tolerance).same


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


def _same_kind(mine: Any, theirs: Any) -> bool:
    """A list is no array here: how an answer is packed may be the mistake."""
    return type(mine) is type(theirs) or (is_number(mine) and is_number(theirs))
