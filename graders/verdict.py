"""From what became of a call to what a case says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graders.compare import compare
from graders.report import CaseReport, Status
from graders.text import escaped, printable

if TYPE_CHECKING:
    from graders.sandbox.model import Outcome
    from graders.task import Case, Task

__all__ = ["judge"]

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
        return "failed", f"returned a {escaped(outcome.unsupported)}, which is no number or array"
    found = compare(expected, outcome.value, task.compare)
    allowed = task.spec.may_change
    changed = [
        name for at, name in enumerate(task.arguments) if at in outcome.changed and name not in allowed
    ]
    if changed:
        note = f"changed {' and '.join(changed)} in place, which belongs to the caller"
        return "failed", note if found.same else f"{note}; {found.note}"
    return ("passed" if found.same else "failed"), found.note


def _why(task: Task, outcome: Outcome) -> str:
    limits = task.limits
    if outcome.kind == "raised":
        said = escaped(outcome.message).strip()
        name = escaped(outcome.exception or "an exception")
        place = f" at line {outcome.line}" if outcome.line else ""
        return (
            f"{'does not load: ' if outcome.loading else 'raised '}{name}{place}{f': {said}' if said else ''}"
        )
    if outcome.kind == "timeout":
        what = "loading took" if outcome.loading else "took"
        return f"{what} longer than {limits.case_seconds:g} s and was stopped"
    if outcome.kind == "memory":
        return f"asked for more than {limits.memory_mb} MB of memory"
    if outcome.kind == "killed":
        return f"the process was killed{f' by {outcome.message}' if outcome.message else ''}"
    if outcome.kind == "vanished":
        return "the process ended itself without an answer"
    return "not run: the program did not live long enough"
