"""Prove a task: its own files must bear out what it claims.

The starter fails; the solution and the accepted files pass; every mistake fails some case, and mistakes of
different slugs differ on some case; no expected value is NaN, infinite or beyond 1e100; the tolerance lets
no mistake through.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graders.author import HUGE, Expected, author_program, expected_outputs, mistake_outcomes
from graders.compare import as_float, is_number
from graders.diagnosis.mistakes import alike
from graders.documents import DocumentProblem, Fault
from graders.errors import ContentProblem
from graders.sandbox import Program, shared_sandbox
from graders.task import slug_of
from graders.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graders.report import CaseReport
    from graders.sandbox import Outcome, Sandbox
    from graders.task import Task

__all__ = ["Proof", "prove"]

FEWEST_ACCEPTED = 2
# In tolerances: a mistake that never leaves the right answer by more is nearly let through, an accepted
# file that strays by more nearly fails.
NEAREST_MISTAKE = 10.0
FARTHEST_ACCEPTED = 0.5


@dataclass(frozen=True)
class Proof:
    """What proving a task showed.

    Attributes:
        faults: what refutes it; empty where the task stands.
        advice: what could be better.
        margins: how far accepted files stray and how near the nearest mistake comes, in words.
    """

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...] = ()
    margins: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing refutes the task."""
        return not self.faults


def prove(task: Task, *, sandbox: Sandbox | None = None) -> Proof:
    """Run everything a task folder holds and say what does not bear out.

    Args:
        task: the task.
        sandbox: where its files run; else the process's own.
    """
    sandbox = sandbox or shared_sandbox()
    try:
        expected = expected_outputs(task, sandbox)
    except DocumentProblem as problem:
        return Proof(problem.found)
    except ContentProblem as problem:
        return Proof((_fault_of(task, problem),))
    prover = _Prover(task, expected, sandbox)
    faults = [*prover.values(), *prover.starter(), *prover.right_files(), *prover.mistakes(), *prover.pairs()]
    return Proof(tuple(faults), tuple(prover.advice), tuple(prover.margins))


def _fault_of(task: Task, problem: ContentProblem) -> Fault:
    path, line = task.folder / "task.yaml", 1
    for name in ("cases.py", "solution.py"):
        prefix = f"{task.folder / name}:"
        if problem.where.startswith(prefix):
            path = task.folder / name
            line = int(problem.where.removeprefix(prefix).split(":", 1)[0])
    return Fault(path, line, 1, problem.what, problem.remedy)


class _Prover:
    def __init__(self, task: Task, expected: Expected, sandbox: Sandbox) -> None:
        self.task, self.expected, self.sandbox = task, expected, sandbox
        self.advice: list[Fault] = []
        self.margins: list[str] = []

    def _fault(self, path: str, what: str, remedy: str, line: int = 1, *, advice: bool = False) -> Fault:
        return Fault(self.task.folder / path, line, 1, what, remedy, advice)

    def values(self) -> Iterator[Fault]:
        """Expected values are numbers one can compare with."""
        for case, value in zip(self.expected.cases, self.expected.outputs, strict=True):
            for number in _numbers(value):
                if math.isnan(number):
                    what, remedy = "is NaN", "choose arguments whose answer is a number"
                elif math.isinf(number) and not self.task.spec.may_be_infinite:
                    what, remedy = (
                        "is infinite",
                        "choose arguments that stay finite, or set may_be_infinite: true",
                    )
                elif not math.isinf(number) and abs(number) >= HUGE:
                    what, remedy = f"is {number:.3g}", "end diverging cases below 1e100"
                else:
                    continue
                yield self._fault("solution.py", f"the answer to '{case.name}' {what}", remedy)
                break

    def starter(self) -> Iterator[Fault]:
        """What the editor opens with must not pass."""
        program = Program(self.task.files["starter.py"], self.task.function, filename="starter.py")
        outcomes = self._run(program)
        if outcomes[0].kind == "raised" and outcomes[0].loading:
            said = f"{outcomes[0].exception}: {outcomes[0].message}"
            what = f"the starter does not load ({said})"
            yield self._fault("starter.py", what, "leave code that loads and fails", outcomes[0].line or 1)
        elif all(report.status == "passed" for report in self._judged(outcomes)):
            yield self._fault(
                "starter.py", "the starter passes every case", "leave the learner something to do"
            )

    def right_files(self) -> Iterator[Fault]:
        """The solution and every accepted file pass; how far they stray is a margin."""
        accepted = self.task.under("accepted")
        if len(accepted) < FEWEST_ACCEPTED:
            what = f"{len(accepted)} of the {FEWEST_ACCEPTED} accepted solutions that are due"
            yield self._fault("accepted", what, "add right solutions coded otherwise")
        farthest, by = 0.0, "solution.py"
        for path in ("solution.py", *accepted):
            outcomes = self._run(author_program(self.task, path))
            for report in self._judged(outcomes):
                if report.status != "passed":
                    what = f"does not pass '{report.name}': {report.note}"
                    yield self._fault(path, what, "mend it, or the case", report.line or 1)
                    break
            else:
                strays = max(self._off(at, outcome.value) for at, outcome in enumerate(outcomes))
                if strays > farthest:
                    farthest, by = strays, path
        self.margins.append(f"accepted files stray by at most {farthest:.2g} of the tolerance ({by})")
        if farthest > FARTHEST_ACCEPTED:
            what = f"strays by {farthest:.2g} of the tolerance"
            self.advice.append(self._fault(by, what, "widen compare in task.yaml", advice=True))

    def mistakes(self) -> Iterator[Fault]:
        """Every mistake fails, and by more than a hair; each says something to the learner."""
        nearest, by = math.inf, ""
        for slug, mistake in self.task.mistakes.items():
            if not mistake.says:
                yield self._fault(
                    mistake.files[0], f"says nothing to whoever makes '{slug}'", "write a docstring"
                )
        for path, outcomes in mistake_outcomes(self.task, self.sandbox).items():
            off = max(self._departure(at, outcome) for at, outcome in enumerate(outcomes))
            if off <= 1.0:
                yield self._fault(path, "passes every case", "add a case that shows the mistake")
            elif off < nearest:
                nearest, by = off, path
        if by:
            self.margins.append(f"the nearest mistake comes within {nearest:.3g} tolerances ({by})")
        if nearest < NEAREST_MISTAKE:
            what = f"is never more than {nearest:.2g} tolerances off"
            self.advice.append(self._fault(by, what, "add a case that shows it better", advice=True))

    def pairs(self) -> Iterator[Fault]:
        """Two mistakes that never differ can't be told apart: they must say so."""
        known = mistake_outcomes(self.task, self.sandbox)
        for (first, one), (second, other) in itertools.combinations(known.items(), 2):
            a, b = slug_of(first), slug_of(second)
            if a == b or b in self.task.mistakes[a].also_known_as or a in self.task.mistakes[b].also_known_as:
                continue
            if all(
                alike(one[at], other[at], right, self.task.compare)
                for at, right in enumerate(self.expected.outputs)
            ):
                what = f"does the same as {first} on every case"
                remedy = f"add a case that tells them apart, or also_known_as: [{b}] to {first}"
                yield self._fault(second, what, remedy)

    def _run(self, program: Program) -> Sequence[Outcome]:
        calls = [list(case.arguments.values()) for case in self.expected.cases]
        return self.sandbox.run(program, calls, self.task.limits).outcomes

    def _judged(self, outcomes: Sequence[Outcome]) -> list[CaseReport]:
        return [
            judge(self.task, case, output, outcome)
            for case, output, outcome in zip(
                self.expected.cases, self.expected.outputs, outcomes, strict=True
            )
        ]

    def _departure(self, at: int, outcome: list[Any]) -> float:
        """How far a mistake's outcome is from right, in tolerances; infinitely where it is no value."""
        if outcome[0] != "value" or outcome[2]:
            return 0.0 if outcome[0] == "not-reached" else math.inf
        return self._off(at, outcome[1])

    def _off(self, at: int, value: Any) -> float:
        """How far a value is from the expected one, in tolerances."""
        wanted, given = list(_numbers(self.expected.outputs[at])), list(_numbers(value))
        if len(wanted) != len(given) or _form(self.expected.outputs[at]) != _form(value):
            return math.inf
        rtol, atol = self.task.compare.rtol, self.task.compare.atol
        worst = 0.0
        for want, have in zip(wanted, given, strict=True):
            if want == have:
                continue
            off = abs(have - want) / (atol + rtol * abs(want) or math.ulp(0.0))
            worst = max(worst, off if not math.isnan(off) else math.inf)
        return worst


def _form(value: Any) -> Any:
    """Numbers of every kind are alike, and so are lists and arrays of one shape."""
    if is_number(value):
        return "number"
    if hasattr(value, "shape"):
        return ("array", value.shape)
    if isinstance(value, list | tuple):
        return (type(value).__name__, tuple(_form(item) for item in value))
    return type(value).__name__


def _numbers(value: Any) -> Iterator[float]:
    """Every number in a value."""
    if is_number(value):
        yield as_float(value)
    elif hasattr(value, "ravel") and value.dtype.kind in "iuf":
        yield from (float(item) for item in value.ravel())
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _numbers(item)
