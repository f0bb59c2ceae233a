"""Grade a submission: run it on every case, compare, diagnose, report."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graders.author import Expected, expected_outputs
from graders.errors import Problem
from graders.remarks import remarks
from graders.report import CaseReport, Isolation, Report
from graders.sandbox import shared_sandbox
from graders.sandbox.model import Outcome, Program, Run
from graders.task import convert
from graders.text import printable
from graders.verdict import judged

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from graders.sandbox import Sandbox
    from graders.task import Task

LARGEST_SUBMISSION = 1_000_000  # bytes of source: nobody writes a function that long

# PEP 263: a comment in the first line, or in the second after nothing but a comment.
_COOKIE = re.compile(
    r"\ufeff?(?:[ \t\f]*(?:#(?![^\r\n]*?coding[:=][ \t]*[-\w.])[^\r\n]*)?(?:\r\n|\r|\n))?"
    r"[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)"
)

__all__ = ["LARGEST_SUBMISSION", "grade", "program_of", "run_once", "source_bytes"]


def grade(
    task: Task,
    source: str | bytes,
    *,
    seed: int | None = None,
    on_case: Callable[[CaseReport], None] | None = None,
    cancel: threading.Event | None = None,
    sandbox: Sandbox | None = None,
) -> Report:
    """The verdict on one submission.

    Args:
        task: what `load_task` gave.
        source: the submission; bytes are handed to Python as they are.
        seed: draws other cases than the task's own from `cases.py`.
        on_case: called with each case's report as it arrives.
        cancel: when it is set the submission dies and `Cancelled` is raised.
        sandbox: where the submission runs; else the process's own.

    Raises:
        Problem: the submission is over a million bytes.
        ContentProblem: the task itself is broken.
        GraderProblem: the grader failed; no verdict follows.
    """
    started = time.perf_counter()
    program = program_of(task, source)
    sandbox = sandbox or shared_sandbox()
    expected = expected_outputs(task, sandbox, seed)
    reports: dict[int, CaseReport] = {}
    known: dict[int, Outcome] = {}

    def arrived(index: int, outcome: Outcome) -> None:
        known[index] = outcome
        reports[index] = judged(task, expected.cases, expected.outputs, index, known)
        if on_case is not None:
            on_case(reports[index])

    run, outcomes = _run_all(task, program, expected, sandbox, arrived, cancel)
    known = dict(enumerate(outcomes))
    cases = tuple(
        reports.get(index) or judged(task, expected.cases, expected.outputs, index, known) for index in known
    )
    report = _report(task, run, outcomes, cases)
    if report.status == "passed":
        found = remarks(task, program, expected, run, outcomes, sandbox, cancel)
        report = replace(report, notes=(*found, *report.notes))
    else:
        from graders.diagnosis import diagnose  # noqa: PLC0415 - a passing submission does without

        report = diagnose(task, program, expected, run, outcomes, report, sandbox, cancel)
    return replace(report, seconds=time.perf_counter() - started)


def source_bytes(source: str | bytes) -> bytes:
    """Bytes as they are; text in UTF-8, where a coding cookie of its own would have it read otherwise.

    Text was decoded already: its cookie has done its work and is made to say UTF-8.
    """
    if isinstance(source, bytes):
        return source
    if (cookie := _COOKIE.match(source)) is not None:
        source = f"{source[: cookie.start(1)]}utf-8{source[cookie.end(1) :]}"
    return source.encode("utf-8", "surrogatepass")


def program_of(task: Task, source: str | bytes) -> Program:
    """A submission as the sandbox takes it.

    Raises:
        Problem: it is over a million bytes.
    """
    raw = source_bytes(source)
    if len(raw) > LARGEST_SUBMISSION:
        raise Problem("the submission is over a million bytes", remedy="hand in your function alone")
    return Program(raw, task.function)


def run_once(
    task: Task,
    source: str | bytes,
    arguments: Sequence[Any] | Mapping[str, Any],
    *,
    cancel: threading.Event | None = None,
    sandbox: Sandbox | None = None,
) -> Outcome:
    """Call the submission with arguments of the learner's own, ungraded.

    Raises:
        Problem: the arguments are not the task's, or the submission is over a million bytes.
    """
    given = (
        dict(arguments)
        if isinstance(arguments, Mapping)
        else dict(zip(task.arguments, arguments, strict=False))
    )
    wanted = ", ".join(f"{name}: {kind}" for name, kind in task.arguments.items())
    if set(given) != set(task.arguments) or len(arguments) != len(task.arguments):
        raise Problem(f"{task.function} takes {len(task.arguments)} arguments", remedy=f"give {wanted}")
    call = []
    for name, kind in task.arguments.items():
        try:
            call.append(convert(given[name], kind))
        except ValueError as error:
            raise Problem(f"{name}: {error}", remedy=f"give {wanted}") from error
    run = (sandbox or shared_sandbox()).run(program_of(task, source), [call], task.limits, cancel=cancel)
    outcome = run.outcomes[0]
    return replace(outcome, output=run.output + outcome.output) if run.output else outcome


def _run_all(
    task: Task,
    program: Program,
    expected: Expected,
    sandbox: Sandbox,
    arrived: Callable[[int, Outcome], None],
    cancel: threading.Event | None,
) -> tuple[Run, list[Outcome]]:
    """All cases in one child, in order; those a death kept from running once more in a fresh child."""

    def heard(index: int, outcome: Outcome) -> None:
        if outcome.kind != "not-reached":
            arrived(index, outcome)

    begun = time.perf_counter()
    run = sandbox.run(program, expected.calls, task.limits, on_outcome=heard, cancel=cancel)
    outcomes = list(run.outcomes)
    left = [index for index, outcome in enumerate(outcomes) if outcome.kind == "not-reached"]
    if left and not any(outcome.loading for outcome in outcomes):

        def heard_again(index: int, outcome: Outcome) -> None:
            heard(left[index], outcome)

        # What is left of the time, so that a submission slow in every case is not waited for twice.
        spare = max(task.limits.total_seconds - (time.perf_counter() - begun), 2 * task.limits.case_seconds)
        limits = replace(task.limits, total_seconds=spare)
        calls = expected.calls.only(left)
        again = sandbox.run(program, calls, limits, on_outcome=heard_again, cancel=cancel)
        for index, outcome in zip(left, again.outcomes, strict=True):
            outcomes[index] = outcome
    return run, _loading_shared(outcomes)


def _loading_shared(outcomes: list[Outcome]) -> list[Outcome]:
    """A module that does not load fails every case in the same way."""
    first = outcomes[0]
    if first.kind == "raised" and first.loading:
        return [replace(first, output="")] * len(outcomes)
    return outcomes


def _report(task: Task, run: Run, outcomes: Sequence[Outcome], cases: tuple[CaseReport, ...]) -> Report:
    failure = next((case for case in cases if case.status != "passed"), None)
    printed = run.output + "".join(outcome.output for outcome in outcomes)
    limit = task.limits.output_kb * 1024
    cut = "" if len(printed) <= limit else f"\n[cut after {task.limits.output_kb} kB]"
    loaded = not outcomes[0].loading
    message = f"All {len(cases)} cases pass."
    if failure is not None:
        message = f"{failure.name}: {failure.note}" if loaded else failure.note
    return Report(
        task=task.id,
        status="passed" if failure is None else failure.status,
        message=message,
        cases=cases,
        isolation=Isolation(run.walls.names, run.walls.strong),
        output=printable(printed[:limit]) + cut,
        notes=tuple(dict.fromkeys(case.note for case in cases if case.status == "passed" and case.note)),
        loaded=loaded,
    )
