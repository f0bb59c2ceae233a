"""Replay a case for fewer iterations, to see where a submission leaves the reference's path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graders.author import solve
from graders.compare import compare
from graders.report import Divergence

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from graders.sandbox import Sandbox
    from graders.sandbox.model import Outcome, Program
    from graders.task import Case, Task

__all__ = ["agrees", "cut_to", "departure", "first_departure", "iterations_of"]

MOST_RUNS = 64


def iterations_of(task: Task, case: Case) -> int | None:
    """How many iterations a case asks for; None where the task does not iterate."""
    if task.spec.iterations is None:
        return None
    value = case.arguments[task.spec.iterations]
    return value if isinstance(value, int) else len(value)


def cut_to(task: Task, case: Case, k: int) -> list[Any]:
    """The case's arguments with only its first k iterations."""
    name = task.spec.iterations
    return [
        value if key != name else (k if isinstance(value, int) else value[:k])
        for key, value in case.arguments.items()
    ]


def first_departure(
    task: Task,
    program: Program,
    case: Case,
    sandbox: Sandbox,
    cancel: threading.Event | None,
    known: Callable[[int], Any | None],
    first: int = 0,
) -> Divergence | None:
    """The first k after which the submission's value is not the reference's.

    Replayed for k = `first`, … (0, or 1 where the task asks for no fewer) in a fresh child up to the first
    departure; beyond `MOST_RUNS` runs the place is found by halving. `known` gives the reference's value
    after k iterations, where it was computed before. None where the replays agree (the case only fails
    after other calls) or go away without an answer.
    """
    iterations = iterations_of(task, case)
    if iterations is None:
        return None
    walked = range(first, min(iterations, MOST_RUNS - 1) + 1)
    expected = [known(k) for k in walked]
    if any(value is None for value in expected):
        expected = [
            outcome.value for outcome in solve(task, sandbox, [cut_to(task, case, k) for k in walked])
        ]

    def departs(index: int, outcome: Outcome) -> bool:
        return not agrees(task, expected[index], outcome)

    calls = [cut_to(task, case, k) for k in walked]
    run = sandbox.run(program, calls, task.limits, cancel=cancel, stop_at=departs)
    for k, outcome in zip(walked, run.outcomes, strict=False):
        if outcome.kind == "not-reached":
            break
        if departs(k - first, outcome):
            return departure(k, expected[k - first], outcome)
    if iterations < MOST_RUNS or len(run.outcomes) < len(calls):
        return None
    return _halve(task, program, case, sandbox, cancel, (walked[-1], iterations))


def agrees(task: Task, expected: Any, outcome: Outcome) -> bool:
    """Whether a replay's outcome is the reference's."""
    if outcome.kind != "returned" or outcome.unsupported:
        return False
    return compare(expected, outcome.value, task.compare).same


def departure(k: int, expected: Any, outcome: Outcome) -> Divergence | None:
    """What is told of a departure; None where the run went away without an answer."""
    if outcome.kind not in ("returned", "raised"):
        return None
    return Divergence(k, expected, outcome.value if outcome.kind == "returned" else None)


def _halve(
    task: Task,
    program: Program,
    case: Case,
    sandbox: Sandbox,
    cancel: threading.Event | None,
    between: tuple[int, int],
) -> Divergence | None:
    """The last agreeing and the first departing k are moved towards each other until they are neighbours."""
    good, bad = between

    def look(k: int) -> tuple[Any, Outcome]:
        call: Sequence[Sequence[Any]] = [cut_to(task, case, k)]
        expected = solve(task, sandbox, call)[0].value
        return expected, sandbox.run(program, call, task.limits, cancel=cancel).outcomes[0]

    expected, outcome = look(bad)
    if agrees(task, expected, outcome):
        return None
    while bad - good > 1:
        middle = (good + bad) // 2
        here = look(middle)
        if agrees(task, here[0], here[1]):
            good = middle
        else:
            bad, (expected, outcome) = middle, here
    return departure(bad, expected, outcome)
