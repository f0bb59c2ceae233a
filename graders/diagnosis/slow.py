"""A loop without an end, or a long way to the right answer? One longer run tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graders.compare import compare
from graders.diagnosis.evidence import Finding

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence

__all__ = ["slow"]

_LONGER = 12.0  # times the limit of one case: what a laptop does in a second, a busy machine does in that


def slow(evidence: Evidence) -> Finding | None:
    """Why cases ran out of time; None where none did, or where the answer would have been wrong as well."""
    timed_out = [at for at in evidence.failing if evidence.outcomes[at].kind == "timeout"]
    if not timed_out or evidence.outcomes[timed_out[0]].loading:
        return None
    limits = evidence.task.limits
    counts = evidence.oracle.counts if evidence.oracle else None
    smallest = min(timed_out, key=lambda at: counts[at] if counts else at)
    longer = replace(
        limits,
        case_seconds=limits.case_seconds * _LONGER,
        total_seconds=max(limits.total_seconds, limits.case_seconds * _LONGER),
    )
    (outcome,) = evidence.again([evidence.arguments(smallest)], limits=longer)
    if outcome.kind == "timeout":
        return Finding("infinite-loop-until-converged")
    right = evidence.expected.outputs[smallest]
    if outcome.kind != "returned" or outcome.unsupported or outcome.changed:
        return None
    others = [at for at in evidence.failing if at not in timed_out]
    if others or not compare(right, outcome.value, evidence.task.compare).same:
        return None
    details = {"seconds": outcome.seconds, "limit": limits.case_seconds}
    return Finding("too-slow-but-right", details)
