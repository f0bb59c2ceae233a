"""A loop or a recursion without an end, or a long way to the right answer?

What comes back to the very values it had before has no end. Where nothing is caught at that, one longer run
tells: that it ends, or that no end was seen, which is told as no more than that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.compare import compare, is_number
from graders.diagnosis.endless import goes_round
from graders.diagnosis.evidence import Finding, OutOfTime
from graders.replay import cut_to

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence
    from graders.sandbox.model import Limits, Outcome

__all__ = ["longest_wait", "slow"]

_QUICK = 0.3  # of the limit of one case: what takes less is not what ran out of time
_LONGER = 12.0  # times the limit of one case: what a laptop does in a second, a busy machine does in that
# What can go round without an end. A sleep, a range or a recursion can only take long.
_UNBOUNDED = re.compile(rb"\b(?:while|count|cycle|repeat|iter)\b")
LONGEST = 5.0  # seconds a learner is kept waiting for it, whatever the limit; 10**8 turns of a loop fit in


def slow(evidence: Evidence) -> Finding | None:
    """Why cases ran out of time; None where none did, or where the answer would have been wrong as well."""
    timed_out = [at for at in evidence.failing if evidence.outcomes[at].kind == "timeout"]
    if not timed_out:
        return _out_of_memory(evidence)
    if evidence.outcomes[timed_out[0]].loading:
        return None
    counts = evidence.oracle.counts if evidence.oracle else None
    smallest = min(timed_out, key=lambda at: counts[at] if counts else at)
    if seen := goes_round(evidence, smallest):
        return _endless(evidence, smallest) if seen == "loop" else Finding("recursion-limit")
    return _after_longer(evidence, smallest, only_slow=set(evidence.failing) == set(timed_out))


def _after_longer(evidence: Evidence, smallest: int, *, only_slow: bool) -> Finding | None:
    """What a longer run of a case tells.

    Raises:
        OutOfTime: there is no time left for one.
    """
    right: Any = None
    limits = evidence.task.limits
    cuts = _one_iteration(evidence, smallest)
    for name, arguments, answer in (*cuts, ("one call", *_whole(evidence, smallest))):
        seconds = min(longest_wait(limits), evidence.left)
        if seconds < limits.case_seconds:
            raise OutOfTime  # less time than has run out already tells nothing
        outcome, right, what = _longer(evidence, arguments, seconds), answer, name
        if outcome.kind == "timeout":
            endless = _UNBOUNDED.search(evidence.program.source) is not None
            return _endless(evidence, smallest, waited=seconds) if endless else None
        if outcome.seconds > _QUICK * limits.case_seconds:
            break
    if only_slow and outcome.exception == "RecursionError":
        return Finding("recursion-limit", {"line": outcome.line})
    fits = outcome.kind == "returned" and not outcome.unsupported and not outcome.changed
    if fits and only_slow and compare(right, outcome.value, evidence.task.compare).same:
        details = {"seconds": outcome.seconds, "what": what, "limit": limits.case_seconds}
        return Finding("too-slow-but-right", {**details, "total": limits.total_seconds})
    return None


def _out_of_memory(evidence: Evidence) -> Finding | None:
    """That cases ran out of memory because a call calls itself for ever, which takes a raised limit."""
    at = next((at for at in evidence.failing if evidence.outcomes[at].kind == "memory"), None)
    if at is None or evidence.outcomes[at].loading or b"setrecursionlimit" not in evidence.program.source:
        return None
    return Finding("recursion-limit") if goes_round(evidence, at) == "call" else None


def _endless(evidence: Evidence, at: int, waited: float | None = None) -> Finding:
    """That a case has no end, which was seen or, after so many seconds, not seen."""
    others = any(outcome.kind in ("returned", "raised") for outcome in evidence.outcomes)
    return Finding(
        "infinite-loop-until-converged",
        {
            "counted": evidence.task.spec.iterations is not None,
            "case": evidence.expected.cases[at].name if others else None,
            "waited": waited,
        },
    )


def _one_iteration(evidence: Evidence, at: int) -> list[tuple[str, list[Any], Any]]:
    """The case cut to its first iteration, whose answer is known: where each one is slow, one is enough."""
    oracle = evidence.oracle
    first = oracle.point(at, 1) if oracle is not None and oracle.counts[at] > 1 else None
    if first is None or not is_number(evidence.expected.outputs[at]):
        return []
    return [("one iteration", cut_to(evidence.task, evidence.expected.cases[at], 1), float(first))]


def _whole(evidence: Evidence, at: int) -> tuple[list[Any], Any]:
    return evidence.arguments(at), evidence.expected.outputs[at]


def _longer(evidence: Evidence, arguments: list[Any], seconds: float) -> Outcome:
    limits = evidence.task.limits
    longer = replace(limits, case_seconds=seconds, total_seconds=max(limits.total_seconds, seconds))
    return evidence.again([arguments], limits=longer)[0]


def longest_wait(limits: Limits) -> float:
    """Seconds the one longer run may take, where the time for further runs is not nearly over."""
    return max(min(limits.case_seconds * _LONGER, LONGEST), limits.case_seconds)
