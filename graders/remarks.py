"""What is worth saying of a submission that passes, and no failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.author import solve

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence

    from graders.author import Expected
    from graders.sandbox import Sandbox
    from graders.sandbox.model import Outcome, Program, Run
    from graders.task import Task

__all__ = ["remarks"]

# A call that took less may have waited for another process; one that took longer is measured once more.
LONG_SECONDS = 0.02
TIMES_SLOWER = 10.0


def remarks(
    task: Task,
    program: Program,
    expected: Expected,
    run: Run,
    outcomes: Sequence[Outcome],
    sandbox: Sandbox,
    cancel: threading.Event | None = None,
) -> tuple[str, ...]:
    """Remarks on a submission of which every case passed.

    Args:
        task: the task.
        program: the submission.
        expected: the task's cases, and how long the model solution took for each.
        run: the child's life.
        outcomes: what became of each case.
        sandbox: where a slow case is measured once more.
        cancel: when it is set, `Cancelled` is raised.
    """
    found = [_slow(task, program, expected, outcomes, sandbox, cancel), _silent(task, run, outcomes)]
    return tuple(filter(None, found))


def _silent(task: Task, run: Run, outcomes: Sequence[Outcome]) -> str:
    if not task.spec.prints or run.output.strip() or any(outcome.output.strip() for outcome in outcomes):
        return ""
    return f"The task asks you to print {task.spec.prints}; nothing was printed."


def _slow(
    task: Task,
    program: Program,
    expected: Expected,
    outcomes: Sequence[Outcome],
    sandbox: Sandbox,
    cancel: threading.Event | None,
) -> str:
    """How much slower than the model solution, on the case that shows it best; nothing where it is unsure.

    The solution's time may have been taken on another day: both are measured again, one after the other, and
    the submission's shorter time is held against the solution's longer one.
    """
    long = [at for at, outcome in enumerate(outcomes) if outcome.seconds >= LONG_SECONDS]
    if not long:
        return ""
    at = max(long, key=lambda index: outcomes[index].seconds / _at_least(expected, index))
    first = outcomes[at].seconds
    if first < TIMES_SLOWER * _at_least(expected, at):
        return ""
    call = list(expected.cases[at].arguments.values())
    (again,) = sandbox.run(program, [call], task.limits, cancel=cancel).outcomes
    (solved,) = solve(task, sandbox, [call])
    mine, theirs = min(first, again.seconds), max(_at_least(expected, at), solved.seconds)
    if again.kind != "returned" or mine < max(LONG_SECONDS, TIMES_SLOWER * theirs):
        return ""
    times = f"{mine / theirs:.0f} times" if mine < 1000 * theirs else "more than a thousand times"
    compared = f"{1000 * mine:.0f} ms for {1000 * theirs:.2g} ms"
    return (
        f"Right, but {times} slower than the model solution ({compared}): look for a loop over items that "
        "one array operation could do, or for work done twice."
    )


def _at_least(expected: Expected, at: int) -> float:
    """The solution's time, no shorter than a clock can tell."""
    return max(expected.seconds[at], 1e-6)
