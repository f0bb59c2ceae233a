"""From what became of a call to what a case says."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.compare import Comparison, compare, numbers_in, with_article
from graders.report import CaseReport, Status
from graders.text import escaped, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graders.sandbox.model import Outcome
    from graders.task import Asked, Case, Task

__all__ = ["judge", "judged", "property_holds"]

_STATUS: dict[str, Status] = {
    "raised": "error",
    "vanished": "error",
    "timeout": "timeout",
    "memory": "memory",
    "killed": "killed",
    "not-reached": "not-reached",
}


def judge(task: Task, case: Case, expected: Any, outcome: Outcome) -> CaseReport:
    """One case's report."""
    status, note = _verdict(task, expected, outcome)
    return CaseReport(
        name=case.name,
        status=status,
        arguments=case.arguments,
        expected=expected,
        got=outcome.value if outcome.kind == "returned" and not outcome.unsupported else None,
        note=note,
        line=outcome.line,
        traceback=printable(outcome.traceback) if outcome.traceback else None,
        output=printable(outcome.output),
        seconds=outcome.seconds,
    )


def _verdict(task: Task, expected: Any, outcome: Outcome) -> tuple[Status, str]:
    if outcome.kind != "returned":
        return _STATUS[outcome.kind], _why(task, outcome)
    if outcome.unsupported:
        return "failed", f"returned {with_article(escaped(outcome.unsupported))}, which can't be compared"
    found = compare(expected, outcome.value, task.compare)
    allowed = task.spec.may_change
    changed = [
        name for at, name in enumerate(task.arguments) if at in outcome.changed and name not in allowed
    ]
    if changed:
        note = f"changed {' and '.join(changed)} in place, which belongs to the caller"
        return "failed", note if found.same else f"{note}; {found.note}"
    return ("passed" if found.same else "failed"), found.note


def judged(
    task: Task, cases: Sequence[Case], outputs: Sequence[Any], at: int, outcomes: Mapping[int, Outcome]
) -> CaseReport:
    """One case's report; where a property is broken, in the property's words.

    A property is broken where the submission's own answers don't agree with each other. Where they do, and
    are wrong, it is another thing that went wrong.

    Args:
        task: the task.
        cases: all of its cases.
        outputs: the right answers.
        at: which case.
        outcomes: what became of this case and of those before it, as far as they were run.
    """
    case = cases[at]
    report = judge(task, case, outputs[at], outcomes[at])
    if case.asked is None or report.status == "passed" or case.asked.base not in outcomes:
        return report
    found = property_holds(task, case, cases[case.asked.base], outcomes[case.asked.base], outcomes[at])
    if found is None or found.same:
        return report
    return replace(report, note=_in_its_words(task, case.asked, found.note or report.note))


def _in_its_words(task: Task, asked: Asked, note: str) -> str:
    from graders.task.properties import words  # noqa: PLC0415 - only where a property is broken

    said = words(task.spec.properties[asked.claim])
    return f"{said.law}: {note}; {said.remedy}"


def property_holds(task: Task, case: Case, base: Case, before: Outcome, after: Outcome) -> Comparison | None:
    """Whether a program's own answers have a property; None where that can't be said.

    Args:
        task: the task.
        case: a case derived for a property.
        base: the case it was derived from.
        before: what became of that one.
        after: what became of the derived case.
    """
    from graders.task.properties import FINITE, UNTOUCHED, wanted  # noqa: PLC0415 - only where one is asked

    assert case.asked is not None  # noqa: S101 - for the type checker
    if before.kind != "returned" or before.unsupported or not _is_finite(before.value):
        return None
    if after.kind != "returned" or after.unsupported:
        return Comparison(same=False)
    try:
        want = wanted(task.spec.properties[case.asked.claim], base, case, before.value)
    except (TypeError, ValueError, LookupError):  # an answer of another form has no such property
        return None
    if want is UNTOUCHED:
        return Comparison(same=not after.changed)
    if want is FINITE:
        return Comparison(same=_is_finite(after.value))
    return compare(want, after.value, task.compare)


def _is_finite(value: Any) -> bool:
    return all(map(math.isfinite, numbers_in(value)))


def _why(task: Task, outcome: Outcome) -> str:
    limits = task.limits
    if outcome.kind == "raised":
        said = escaped(outcome.message).strip()
        name = escaped(outcome.exception or "an exception")
        place = f" at line {outcome.line}" if outcome.line else ""
        return (
            f"{'does not load: ' if outcome.loading else 'raised '}{name}{place}{f': {said}' if said else ''}"
        )
    what, when = ("loading ", " while loading") if outcome.loading else ("", "")
    if outcome.kind == "timeout":
        return f"{what}took longer than {limits.case_seconds:g} s and was stopped"
    if outcome.kind == "memory":
        return f"{what}asked for more than {limits.memory_mb} MB of memory"
    if outcome.kind == "killed":
        return f"the process was killed{f' by {outcome.message}' if outcome.message else ''}{when}"
    if outcome.kind == "vanished":
        return f"the process ended itself{when or ' without an answer'}"
    return "not run: the program did not live long enough"
