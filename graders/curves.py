"""Loss curves: how the loss falls for the reference and for the submission on the same case."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.author import expected_outputs, losses_of, solve
from graders.grading import program_of
from graders.replay import cut_to, iterations_of
from graders.sandbox import shared_sandbox

if TYPE_CHECKING:
    import threading

    from graders.report import Report
    from graders.sandbox import Sandbox
    from graders.task import Case, Task

__all__ = ["Curves", "loss_curves"]

MOST_POINTS = 64


@dataclass(frozen=True)
class Curves:
    """Two curves over the same iterations.

    Attributes:
        iterations: after how many updates, at most `MOST_POINTS` of them.
        expected: the reference's loss there.
        got: the submission's; NaN where it gave no number.
        case: the name of the case.
    """

    iterations: tuple[int, ...]
    expected: tuple[float, ...]
    got: tuple[float, ...]
    case: str


def loss_curves(
    task: Task,
    source: str | bytes,
    report: Report,
    *,
    seed: int | None = None,
    cancel: threading.Event | None = None,
    sandbox: Sandbox | None = None,
) -> Curves | None:
    """The curves on the first failing case, or on the longest where all pass.

    Args:
        task: the task.
        source: the submission that was graded.
        report: its report, which says the case.
        seed: the seed it was graded with.
        cancel: when it is set, `Cancelled` is raised.
        sandbox: where the submission runs; else the process's own.

    Returns:
        None where the task does not iterate or defines no loss.
    """
    sandbox = sandbox or shared_sandbox()
    expected = expected_outputs(task, sandbox, seed)
    if task.spec.iterations is None or not expected.has_loss:
        return None
    case = _chosen(task, expected.cases, report)
    asked = iterations_of(task, case) or 0
    samples = sorted({round(asked * at / (MOST_POINTS - 1)) for at in range(MOST_POINTS)})
    calls = [cut_to(task, case, k) for k in samples]
    right = [outcome.value for outcome in solve(task, sandbox, calls)]
    outcomes = sandbox.run(program_of(task, source), calls, task.limits, cancel=cancel).outcomes
    mine = [
        outcome.value if outcome.kind == "returned" and _alike(wanted, outcome.value) else None
        for wanted, outcome in zip(right, outcomes, strict=True)
    ]
    known = [value for value in mine if value is not None]
    losses = losses_of(task, sandbox, [(case, right), (case, known)])
    if losses is None:
        return None
    rest = iter(losses[1])
    got = tuple(math.nan if value is None else next(rest) for value in mine)
    return Curves(tuple(samples), tuple(losses[0]), got, case.name)


def _alike(wanted: Any, value: Any) -> bool:
    """Only a value of the right kind and shape has a loss."""
    if isinstance(value, bool) or not (isinstance(value, int | float) or hasattr(value, "shape")):
        return False
    return getattr(wanted, "shape", ()) == getattr(value, "shape", ())


def _chosen(task: Task, cases: tuple[Case, ...], report: Report) -> Case:
    """The first failing case; where all pass, the first of those with most iterations below a hundred."""
    failure = report.first_failure
    if failure is not None:
        return next((case for case in cases if case.name == failure.name), cases[0])
    return max(cases, key=lambda case: n if (n := iterations_of(task, case) or 0) <= 100 else 0)
