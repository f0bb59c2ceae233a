"""The author's side: runs a task's own Python in a sandbox and keeps what came out.

Cases, expected outputs and every mistake's outputs are computed here, never in the trusted process and
never where a submission runs. What was computed stands in the task's memory for this process and in the
cache for the next.
"""

from __future__ import annotations

import hashlib
import math
import platform
import sys
import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.cache import code_digest, load, reference_digest, sandbox_digest, store
from graders.errors import ContentProblem
from graders.sandbox.model import Limits, Outcome, Program
from graders.sandbox.packing import Packed, pack
from graders.task import Asked, Case, convert, slug_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graders.sandbox import Sandbox
    from graders.task import Task

__all__ = [
    "Expected",
    "author_program",
    "canonical",
    "expected_outputs",
    "losses_of",
    "mistake_outcomes",
    "remembered",
    "seed_of",
    "solve",
]

AUTHOR_LIMITS = Limits(case_seconds=10.0, total_seconds=60.0, memory_mb=2048, output_kb=16)
_FORMAT = "3"  # of the entries below; part of their key
_flights: dict[str, threading.RLock] = {}
"""By task: what several grades need at once the first computes, and the others wait for."""
_MOST_CASES = 500
_LONGEST_NAME = 72
OVERFLOWS = ("OverflowError", "FloatingPointError")
HUGE = 1.0e100  # no expected value is that large, so whatever is has run away

# Appended to cases.py in the sandbox: its functions take what can't cross as a value.
_CASES = b"""

def __trainer_cases(seed, most):
    import numpy
    if "cases" not in globals():
        raise NameError("there is no function cases(rng)")
    found = []
    for case in cases(numpy.random.default_rng(seed)):
        found.append(case)
        if len(found) > most:
            raise ValueError("cases() yields more than %d cases" % most)
    return found


def __trainer_losses(names, values, results):
    return [float(loss(dict(zip(names, values)), result)) for result in results]
"""


@dataclass(frozen=True)
class Expected:
    """A task's cases with their right answers.

    Attributes:
        cases: those written by hand, then those of `cases.py`, then those the properties ask.
        outputs: the solution's answer to each.
        has_loss: `cases.py` defines a loss, so curves can be drawn.
        seed: what the cases were drawn with.
        seconds: how long the solution took for each.
    """

    cases: tuple[Case, ...]
    outputs: tuple[Any, ...]
    has_loss: bool
    seed: int
    seconds: tuple[float, ...] = ()

    @cached_property
    def calls(self) -> Packed:
        """Each case's arguments, as a sandbox hands them over."""
        return pack([list(case.arguments.values()) for case in self.cases])


def seed_of(task: Task) -> int:
    """The seed that belongs to a task: the same everywhere, another for every task."""
    return int.from_bytes(hashlib.sha256(task.id.encode()).digest()[:4], "big")


def author_program(task: Task, path: str, appended: bytes = b"", function: str = "") -> Program:
    """A file of the task as a program of the author's side."""
    return Program(
        task.files[path] + appended, function or task.function, filename=path, trusted_library=True
    )


def remembered(task: Task, kind: str, seed: int, compute: Callable[[], Any]) -> Any:
    """What `compute` gives for this task, from memory or from the cache where it stands there."""
    place = (kind, seed)
    if place not in task.memory:
        with _flight(task):
            name = f"{task.id}--{kind}-{_key(task, kind, seed)}"
            entry = task.memory.get(place) or load(name)
            if entry is None:
                entry = compute()
                store(name, entry)
            task.memory[place] = entry
    return task.memory[place]


def _flight(task: Task) -> threading.RLock:
    return _flights.setdefault(task.digest, threading.RLock())


def _key(task: Task, kind: str, seed: int) -> str:
    import numpy as np  # noqa: PLC0415 - loaded already by whoever made the task

    versions = (
        _FORMAT,
        sandbox_digest(),
        sys.version,
        np.__version__,
        platform.machine(),
        task.digest,
        reference_digest(),
        code_digest("task/properties") if task.spec.properties else "",
    )
    return hashlib.sha256("\0".join(map(str, (*versions, kind, seed))).encode()).hexdigest()[:32]


def solve(
    task: Task, sandbox: Sandbox, calls: Sequence[Sequence[Any]], path: str = "solution.py"
) -> Sequence[Outcome]:
    """What a file of the task answers to each call, all in one child."""
    return sandbox.run(author_program(task, path), calls, AUTHOR_LIMITS).outcomes


def expected_outputs(task: Task, sandbox: Sandbox, seed: int | None = None) -> Expected:
    """The task's cases and their right answers.

    Args:
        task: the task.
        sandbox: where its Python runs.
        seed: what the cases of `cases.py` are drawn with; else the task's own.

    Raises:
        ContentProblem: `cases.py` or `solution.py` fails.
    """
    seed = seed_of(task) if seed is None else seed
    place = ("made", seed)
    if place not in task.memory:
        entry = remembered(task, "expected", seed, lambda: _compute_expected(task, sandbox, seed))
        drawn = [
            Case(name, dict(zip(task.arguments, values, strict=True)), asked=Asked(*asked) if asked else None)
            for name, values, asked in entry["cases"]
        ]
        outputs, seconds = tuple(entry["outputs"]), tuple(entry["seconds"])
        task.memory[place] = Expected((*task.cases, *drawn), outputs, entry["loss"], seed, seconds)
    made = task.memory[place]
    assert isinstance(made, Expected)  # noqa: S101 - for the type checker
    return made


def _compute_expected(task: Task, sandbox: Sandbox, seed: int) -> dict[str, Any]:
    drawn, has_loss = _drawn_cases(task, sandbox, seed)
    if task.spec.properties:
        drawn += _property_cases(task, sandbox, (*task.cases, *drawn))
    calls = [list(case.arguments.values()) for case in (*task.cases, *drawn)]
    outcomes = solve(task, sandbox, calls)
    for case, outcome in zip((*task.cases, *drawn), outcomes, strict=True):
        if outcome.kind != "returned" or outcome.unsupported:
            raise _failed(task, "solution.py", outcome, f"on the case '{case.name}'")
    return {
        "cases": [[case.name, list(case.arguments.values()), _asked_as(case)] for case in drawn],
        "outputs": [outcome.value for outcome in outcomes],
        "loss": has_loss,
        "seconds": [outcome.seconds for outcome in outcomes],
    }


def _asked_as(case: Case) -> list[int] | None:
    return [case.asked.claim, case.asked.base] if case.asked else None


def _property_cases(task: Task, sandbox: Sandbox, cases: Sequence[Case]) -> list[Case]:
    """The cases the task's properties ask besides its own."""
    from graders.task.properties.deriving import derived_cases  # noqa: PLC0415 - only where none are cached

    def answer(arguments: Mapping[str, Any]) -> Any:
        (outcome,) = solve(task, sandbox, [list(arguments.values())])
        if outcome.kind != "returned" or outcome.unsupported:
            raise _failed(task, "solution.py", outcome, "half-way through a case")
        return outcome.value

    return derived_cases(task.spec, cases, answer)


def _drawn_cases(task: Task, sandbox: Sandbox, seed: int) -> tuple[list[Case], bool]:
    if "cases.py" not in task.files:
        return [], False
    program = author_program(task, "cases.py", _CASES, "__trainer_cases")
    run = sandbox.run(program, [[seed, _MOST_CASES]], AUTHOR_LIMITS)
    (outcome,) = run.outcomes
    if outcome.kind != "returned" or not isinstance(outcome.value, list):
        raise _failed(task, "cases.py", outcome, "in cases(rng)")
    if not (outcome.value or task.cases):
        where, what = f"{task.folder / 'cases.py'}:1:1", "yields no case, and task.yaml has none"
        raise ContentProblem(what, where=where, remedy="yield some")
    names = {case.name for case in task.cases}
    found = []
    for number, given in enumerate(outcome.value, len(task.cases) + 1):
        arguments = _typed(task, given, number)
        name = _named(arguments, number)
        found.append(Case(name if name not in names else f"{name} ({number})", arguments))
        names.add(found[-1].name)
    return found, "loss" in run.names


def _typed(task: Task, given: Any, number: int) -> dict[str, Any]:
    where = f"{task.folder / 'cases.py'}:1:1"
    if not isinstance(given, dict) or set(given) != set(task.arguments):
        wanted = ", ".join(task.arguments)
        raise ContentProblem(
            f"case {number} is no dict of {wanted}", where=where, remedy="yield a dict of the arguments"
        )
    found = {}
    for name, kind in task.arguments.items():
        try:
            found[name] = convert(given[name], kind)
        except ValueError as error:
            what = f"case {number}: {name}: {error}"
            raise ContentProblem(what, where=where, remedy="yield what task.yaml declares") from error
    return found


def _named(arguments: dict[str, Any], number: int) -> str:
    parts = []
    for name, value in arguments.items():
        size = getattr(value, "size", None) or (len(value) if isinstance(value, list) else 0)
        if size > 4:
            parts.append(f"{name} of {size}")
        elif isinstance(value, float):
            parts.append(f"{name}={value:.6g}")
        else:
            parts.append(f"{name}={written(value)}")
    name = ", ".join(parts)
    return name if len(name) <= _LONGEST_NAME else f"case {number}"


def _failed(task: Task, path: str, outcome: Outcome, when: str) -> ContentProblem:
    line = outcome.line or 1
    if line > task.files[path].count(b"\n") + 1:  # in what is appended to it
        line = 1
    where = f"{task.folder / path}:{line}:1"
    if outcome.kind == "raised":
        what = f"raises {outcome.exception}{f': {outcome.message}' if outcome.message else ''} {when}"
    elif outcome.unsupported:
        what = f"gives a {outcome.unsupported} {when}, which is no value that can be compared"
    else:
        what = f"ends with '{outcome.kind}' {when}"
    return ContentProblem(what, where=where, remedy="mend the file, then run trainer check on the task")


def canonical(outcome: Outcome) -> list[Any]:
    """An outcome as mistakes are compared by: what came back, or the type raised."""
    changed = list(outcome.changed)
    if outcome.kind == "returned":
        if outcome.unsupported:
            return ["object", outcome.unsupported, changed]
        if _ran_away(outcome.value):
            return ["overflow", None, changed]
        return ["value", outcome.value, changed]
    if outcome.kind == "raised":
        return ["overflow" if outcome.exception in OVERFLOWS else "raised", outcome.exception, changed]
    return [outcome.kind, None, changed]


def _ran_away(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return not abs(float(value)) < HUGE
    except OverflowError:
        return True


def mistake_outcomes(task: Task, sandbox: Sandbox, seed: int | None = None) -> dict[str, list[list[Any]]]:
    """What each mistake file does on the task's cases: by path, an outcome a case (see `canonical`).

    A file that ran out of time is left out of the cache and stands here with what it reached.
    """
    seed = seed_of(task) if seed is None else seed
    place = ("mistakes made", seed)
    if place in task.memory:
        found: dict[str, list[list[Any]]] = task.memory[place]
        return found
    paths = task.under("mistakes")
    entry: dict[str, list[list[Any]]] = dict(
        remembered(task, "mistakes", seed, lambda: _stored(task, sandbox, seed))
    )
    for path in paths:
        if path not in entry:
            entry[path] = _run_mistake(task, sandbox, seed, path)
    task.memory[place] = entry
    return entry


def _stored(task: Task, sandbox: Sandbox, seed: int) -> dict[str, list[list[Any]]]:
    entry = {path: _run_mistake(task, sandbox, seed, path) for path in task.under("mistakes")}
    timeless = ("timeout", "killed", "not-reached", "vanished", "memory")
    return {
        path: outcomes
        for path, outcomes in entry.items()
        if not any(outcome[0] in timeless for outcome in outcomes)
    }


def _run_mistake(task: Task, sandbox: Sandbox, seed: int, path: str) -> list[list[Any]]:
    calls = expected_outputs(task, sandbox, seed).calls
    # The task's own limits: a mistake that takes long must not keep a learner waiting for minutes.
    outcomes = sandbox.run(author_program(task, path), calls, task.limits).outcomes
    return [canonical(outcome) for outcome in outcomes]


def losses_of(
    task: Task, sandbox: Sandbox, wanted: Sequence[tuple[Case, Sequence[Any]]]
) -> list[list[float]] | None:
    """The task's loss at results of cases, a list a pair; None where there is none or it fails."""
    if "cases.py" not in task.files:
        return None
    program = author_program(task, "cases.py", _CASES, "__trainer_losses")
    calls = [[list(case.arguments), list(case.arguments.values()), list(results)] for case, results in wanted]
    found = []
    for outcome in sandbox.run(program, calls, AUTHOR_LIMITS).outcomes:
        if outcome.kind != "returned" or not isinstance(outcome.value, list):
            return None
        found.append([value if isinstance(value, float) else math.nan for value in outcome.value])
    return found


def slugs(task: Task) -> tuple[str, ...]:
    """The mistakes of a task, each once."""
    return tuple(dict.fromkeys(slug_of(path) for path in task.under("mistakes")))
