"""State kept between calls: what fails after other calls and is right in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.compare import compare
from graders.diagnosis.evidence import Finding

if TYPE_CHECKING:
    from graders.diagnosis.evidence import Evidence

__all__ = ["LEAKS", "leaks", "which_leak"]

LEAKS = ("default-argument-mutable", "global-state-leaks-between-calls")

_TRIED_FIRST = 3  # failing cases run alone before all of them are


def leaks(evidence: Evidence) -> Finding | None:
    """Every failing case is right when it is the only call."""
    if not evidence.settled or 0 in evidence.failing:
        return None  # the first call has none before it
    first, rest = evidence.failing[:_TRIED_FIRST], evidence.failing[_TRIED_FIRST:]
    if not _right_alone(evidence, first) or not _right_alone(evidence, rest):
        return None
    return which_leak(evidence)


def which_leak(evidence: Evidence) -> Finding:
    """Where the state is kept: in a default argument, or outside the function."""
    return Finding(LEAKS[0] if _cured_by_an_argument(evidence) else LEAKS[1])


def _right_alone(evidence: Evidence, cases: list[int]) -> bool:
    outcomes = evidence.again([evidence.arguments(at) for at in cases], fresh=True)
    return all(_is_right(evidence, at, outcome) for at, outcome in zip(cases, outcomes, strict=True))


def _is_right(evidence: Evidence, at: int, outcome: object) -> bool:
    kind = getattr(outcome, "kind", "")
    if kind != "returned" or getattr(outcome, "unsupported", None) or getattr(outcome, "changed", ()):
        return False
    return compare(evidence.expected.outputs[at], getattr(outcome, "value", None), evidence.task.compare).same


def _cured_by_an_argument(evidence: Evidence) -> bool:
    """It takes more than the task gives, and is right in a row once that is a fresh list or dict."""
    signature, given = evidence.run.signature, len(evidence.task.arguments)
    if signature is None or (signature[1] is not None and signature[1] <= given):
        return False
    more = 1 if signature[1] is None else signature[1] - given
    cases = sorted({0, *evidence.failing})
    for make in (list, dict):
        calls = [[*evidence.arguments(at), *(make() for _ in range(more))] for at in cases]
        outcomes = evidence.again(calls)
        wrong = [
            at
            for at, outcome in zip(cases, outcomes, strict=True)
            if outcome.kind != "returned"
            or not compare(evidence.expected.outputs[at], outcome.value, evidence.task.compare).same
        ]
        if not wrong:
            return True
    return False
