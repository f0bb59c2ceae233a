"""What grades and runs behind the screen: threads that post messages and touch no widget."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from textual.message import Message

from graders.errors import GraderProblem, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graders.curves import Curves
    from graders.report import CaseReport, Report
    from graders.sandbox.model import Outcome
    from graders.task import Task

__all__ = [
    "CaseArrived",
    "CurvesReady",
    "ExamplesReady",
    "Graded",
    "GraderFailed",
    "Job",
    "Ran",
    "RunRefused",
    "Stopped",
    "TaskBroken",
    "TaskReady",
    "grade_in_thread",
    "load_in_thread",
    "run_in_thread",
]

Trigger = Literal["key", "typing"]

# Fewer steps than this make a corner, more than that a wall: a plot of 25 columns shows the ones between.
FEW_STEPS, MANY_STEPS = 4, 100
FEW_POINTS = 3


@dataclass(eq=False)
class Job:
    """A grade or a run under way.

    Attributes:
        task: the task.
        source: the submission as it stood when the key was pressed.
        trigger: what asked for it; "run" for a call with the learner's own arguments.
        cancel: set to stop it.
    """

    task: Task
    source: str
    trigger: Trigger | Literal["run"]
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass
class TaskReady(Message):
    """The task folder was read."""

    task: Task


@dataclass
class TaskBroken(Message):
    """The task folder can't be used."""

    problem: Problem


@dataclass
class ExamplesReady(Message):
    """The reference's answers are known, by case name; how many cases there are; whether the lab can race."""

    answers: Mapping[str, Any]
    total: int
    races: bool


@dataclass
class CaseArrived(Message):
    """One case of a grade is done."""

    job: Job
    case: CaseReport


@dataclass
class Graded(Message):
    """A grade is done."""

    job: Job
    report: Report


@dataclass
class CurvesReady(Message):
    """The loss curves of a grade are known; None where there are none."""

    job: Job
    curves: Curves | None


@dataclass
class Ran(Message):
    """A call with the learner's own arguments is done."""

    job: Job
    outcome: Outcome


@dataclass
class RunRefused(Message):
    """The arguments don't fit the task."""

    job: Job
    words: str


@dataclass
class Stopped(Message):
    """A grade or a run was cancelled."""

    job: Job


@dataclass
class GraderFailed(Message):
    """The grader itself failed: that is never the learner's fault."""

    job: Job
    error: Exception


def load_in_thread(folder: Path, post: Callable[[Message], bool]) -> None:
    """Read the task, then have the reference's answers ready, which also warms the sandbox."""
    from graders.task import load_task  # noqa: PLC0415 - brings pydantic, 120 ms, behind the first frame

    try:
        task = load_task(folder)
    except Problem as problem:
        post(TaskBroken(problem))
        return
    post(TaskReady(task))
    try:
        _warm(task, post)
    except Exception:  # noqa: BLE001 - the thread's edge; said when it matters, at the first grade
        return


def _warm(task: Task, post: Callable[[Message], bool]) -> None:
    """While the task is read, what the first grade would wait for: three seconds where nothing is cached."""
    from graders.author import expected_outputs, mistake_outcomes  # noqa: PLC0415 - brings NumPy, 90 ms
    from graders.sandbox import shared_sandbox  # noqa: PLC0415
    from trainer.lab.racing import can_race  # noqa: PLC0415 - with NumPy, in this thread

    expected = expected_outputs(task, shared_sandbox(), None)
    answers = {case.name: value for case, value in zip(expected.cases, expected.outputs, strict=True)}
    # A screen that is closed by now takes no message, and has no use for the rest.
    if post(ExamplesReady(answers, len(expected.cases), can_race(task.function))):
        mistake_outcomes(task, shared_sandbox())


def _tell(post: Callable[[Message], bool], message: Message) -> None:
    post(message)


def grade_in_thread(job: Job, post: Callable[[Message], bool]) -> None:
    """Grade, case by case, then draw the curves."""
    from graders.curves import loss_curves  # noqa: PLC0415 - with the grader: NumPy
    from graders.grading import grade  # noqa: PLC0415
    from graders.sandbox import Cancelled  # noqa: PLC0415

    try:
        report = grade(
            job.task, job.source, on_case=lambda case: _tell(post, CaseArrived(job, case)), cancel=job.cancel
        )
        post(Graded(job, report))
        pictured = report_to_draw(job.task, report)
        if pictured is not None and not job.cancel.is_set():
            curves = loss_curves(job.task, job.source, pictured, cancel=job.cancel)
            post(CurvesReady(job, curves if curves is not None and worth_drawing(curves) else None))
    except Cancelled:
        post(Stopped(job))
    except Exception as error:  # noqa: BLE001 - the thread's edge: whatever the grader does, the app goes on
        post(GraderFailed(job, error))


def report_to_draw(task: Task, report: Report) -> Report | None:
    """The report cut to the case whose curves say most: a wrong one, with enough steps to see a course.

    Returns:
        None where no such case gave a value.
    """
    wanted = "passed" if report.status == "passed" else "failed"
    cases = [case for case in report.cases if case.status == wanted]
    if not cases or task.spec.iterations is None:
        return None

    def steps(case: CaseReport) -> int:
        count = case.arguments.get(task.spec.iterations or "")
        return count if isinstance(count, int) else len(count) if count is not None else 0

    telling = next((case for case in cases if FEW_STEPS <= steps(case) <= MANY_STEPS), cases[0])
    # The curves are drawn of the first failing case: so this one is made to stand there.
    return replace(report, cases=(replace(telling, status="failed"),))


def worth_drawing(curves: Curves) -> bool:
    """Whether there is a course to see: three points of each curve."""
    return min(sum(map(math.isfinite, curve)) for curve in (curves.expected, curves.got)) >= FEW_POINTS


def run_in_thread(job: Job, arguments: Mapping[str, Any], post: Callable[[Message], bool]) -> None:
    """Call the submission with the learner's own arguments."""
    from graders.grading import run_once  # noqa: PLC0415 - with the grader: NumPy
    from graders.sandbox import Cancelled  # noqa: PLC0415

    try:
        post(Ran(job, run_once(job.task, job.source, arguments, cancel=job.cancel)))
    except Cancelled:
        post(Stopped(job))
    except GraderProblem as problem:
        post(GraderFailed(job, problem))
    except Problem as problem:
        post(RunRefused(job, str(problem)))
    except Exception as error:  # noqa: BLE001 - the thread's edge, as above
        post(GraderFailed(job, error))
