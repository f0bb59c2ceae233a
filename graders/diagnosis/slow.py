"""A loop without an end, or a long way to the right answer? One longer run tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.compare import compare, is_number
from graders.diagnosis.evidence import Finding
from graders.replay import cut_to

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence
    from graders.sandbox.model import Limits, Outcome

__all__ = ["longest_wait", "slow"]

_QUICK = 0.3  # of the limit of one case: what takes less is not what ran out of time
_LONGER = 12.0  # times the limit of one case: what a laptop does in a second, a busy machine does in that
LONGEST = 5.0  # seconds a learner is kept waiting for it, whatever the limit; 10**8 turns of a loop fit in


def slow(evidence: Evidence) -> Finding | None:
    """Why cases ran out of time; None where none did, or where the answer would have been wrong as well."""
    timed_out = [at for at in evidence.failing if evidence.outcomes[at].kind == "timeout"]
    if not timed_out or evidence.outcomes[timed_out[0]].loading:
        return None
    counts = evidence.oracle.counts if evidence.oracle else None
    smallest = min(timed_out, key=lambda at: counts[at] if counts else at)
    right: Any = None
    cuts = _one_iteration(evidence, smallest)
    for name, arguments, answer in (*cuts, ("one call", *_whole(evidence, smallest))):
        outcome, right, what = _longer(evidence, arguments), answer, name
        if outcome.kind == "timeout":
            return Finding("infinite-loop-until-converged")
        if outcome.seconds > _QUICK * evidence.task.limits.case_seconds:
            break
    fits = outcome.kind == "returned" and not outcome.unsupported and not outcome.changed
    only_slow = set(evidence.failing) == set(timed_out)
    if fits and only_slow and compare(right, outcome.value, evidence.task.compare).same:
        limits = evidence.task.limits
        details = {"seconds": outcome.seconds, "what": what, "limit": limits.case_seconds}
        return Finding("too-slow-but-right", {**details, "total": limits.total_seconds})
    return None


def _one_iteration(evidence: Evidence, at: int) -> list[tuple[str, list[Any], Any]]:
    """The case cut to its first iteration, whose answer is known: where each one is slow, one is enough."""
    oracle = evidence.oracle
    first = oracle.point(at, 1) if oracle is not None and oracle.counts[at] > 1 else None
    if first is None or not is_number(evidence.expected.outputs[at]):
        return []
    return [("one iteration", cut_to(evidence.task, evidence.expected.cases[at], 1), float(first))]


def _whole(evidence: Evidence, at: int) -> tuple[list[Any], Any]:
    return evidence.arguments(at), evidence.expected.outputs[at]


def _longer(evidence: Evidence, arguments: list[Any]) -> Outcome:
    limits = evidence.task.limits
    seconds = longest_wait(limits)
    longer = replace(limits, case_seconds=seconds, total_seconds=max(limits.total_seconds, seconds))
    return evidence.again([arguments], limits=longer)[0]


def longest_wait(limits: Limits) -> float:
    """Seconds the one longer run may take."""
    return max(min(limits.case_seconds * _LONGER, LONGEST), limits.case_seconds)
