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
from graders.compare import compare, numbers_in
from graders.diagnosis.mistakes import alike
from graders.documents import DocumentProblem, Fault, read_document
from graders.errors import ContentProblem
from graders.sandbox import Outcome, Program, shared_sandbox
from graders.task import Nearness, slug_of
from graders.text import counted
from graders.verdict import judged, property_holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graders.report import CaseReport
    from graders.sandbox import Sandbox
    from graders.task import Task

__all__ = ["Proof", "prove"]

FEWEST_ACCEPTED = 2
# In tolerances: a mistake that never leaves the right answer by more is nearly let through, an accepted
# file that strays by more nearly fails.
NEAREST_MISTAKE = 10.0
# Of the time a submission may take: past this the solution itself runs out of it on a slower machine.
MOST_TIME = 0.5
FARTHEST_ACCEPTED = 0.5
# With it, what is the same answer but for its numbers is the same.
_ANY_NUMBER = Nearness(rtol=0.0, atol=math.inf)


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
    faults = [
        *prover.values(),
        *prover.properties(),
        *prover.starter(),
        *prover.right_files(),
        *prover.mistakes(),
        *prover.pairs(),
    ]
    return Proof(tuple(faults), tuple(prover.advice), tuple(prover.margins))


def _fault_of(task: Task, problem: ContentProblem) -> Fault:
    for name in ("cases.py", "solution.py"):
        prefix = f"{task.folder / name}:"
        if problem.where.startswith(prefix):
            line = int(problem.where.removeprefix(prefix).split(":", 1)[0])
            return Fault(task.folder / name, line, 1, problem.what, problem.remedy, code="author-program")
    return Fault.about(task.folder / "task.yaml", problem.what, problem.remedy, code="author-program")


class _Prover:
    def __init__(self, task: Task, expected: Expected, sandbox: Sandbox) -> None:
        self.task, self.expected, self.sandbox = task, expected, sandbox
        self.advice: list[Fault] = []
        self.margins: list[str] = []

    def _fault(
        self, path: str, what: str, remedy: str, line: int | None = None, *, code: str, advice: bool = False
    ) -> Fault:
        if line is None:
            return Fault.about(self.task.folder / path, what, remedy, code=code, advice=advice)
        return Fault(self.task.folder / path, line, 1, what, remedy, advice, code)

    def values(self) -> Iterator[Fault]:
        """Expected values are numbers one can compare with."""
        bad: dict[str, list[tuple[str, str]]] = {}  # by remedy: each case, and what its answer is
        for case, value in zip(self.expected.cases, self.expected.outputs, strict=True):
            for number in numbers_in(value):
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
                bad.setdefault(remedy, []).append((case.name, what))
                break
        for remedy, ((name, what), *others) in bad.items():
            more = f" and {counted(len(others), 'other case')}" if others else ""
            yield self._fault("solution.py", f"the answer to '{name}'{more} {what}", remedy, code="answer")

    def properties(self) -> Iterator[Fault]:
        """Each property can be asked, and holds for the solution's own answers."""
        claims = self.task.spec.properties
        if not claims:
            return
        document = read_document(self.task.folder / "task.yaml")
        cases, outputs = self.expected.cases, self.expected.outputs
        asked = [(case, at) for at, case in enumerate(cases) if case.asked is not None]
        for number, claim in enumerate(claims):
            mine = [(case, at) for case, at in asked if case.asked and case.asked.claim == number]
            if not mine:
                what = f"no case can show '{claim.name}'"
                remedy = "add a small case that can, or leave it out"
                yield document.fault(("properties", number), what, remedy, code="property")
            for case, at in mine:
                base = case.asked.base if case.asked else at
                before, after = (Outcome("returned", value=outputs[index]) for index in (base, at))
                found = property_holds(self.task, case, cases[base], before, after)
                if found is None or not found.same:
                    why = f": {found.note}" if found is not None and found.note else ""
                    what = f"solution.py does not have '{claim.name}' on the case '{cases[base].name}'{why}"
                    remedy = "leave it out, or mend the solution"
                    yield document.fault(("properties", number), what, remedy, code="property")
                    break

    def starter(self) -> Iterator[Fault]:
        """What the editor opens with must not pass."""
        program = Program(self.task.files["starter.py"], self.task.function, filename="starter.py")
        outcomes = self._run(program)
        if outcomes[0].kind == "raised" and outcomes[0].loading:
            what = f"the starter does not load ({_said(outcomes[0])})"
            remedy, line = "leave code that loads and fails", outcomes[0].line
            yield self._fault("starter.py", what, remedy, line, code="starter")
        elif all(report.status == "passed" for report in self._judged(outcomes)):
            what = "the starter passes every case"
            yield self._fault("starter.py", what, "leave the learner something to do", code="starter")

    def right_files(self) -> Iterator[Fault]:
        """The solution and every accepted file pass; how far they stray is a margin."""
        accepted = self.task.under("accepted")
        if len(accepted) < FEWEST_ACCEPTED:
            what = f"{len(accepted)} of the {FEWEST_ACCEPTED} accepted solutions that are due"
            yield self._fault("accepted", what, "add right solutions coded otherwise", code="accepted")
        farthest, by = 0.0, "solution.py"
        for path in ("solution.py", *accepted):
            outcomes = self._run(author_program(self.task, path))
            for report in self._judged(outcomes):
                if report.status != "passed":
                    what = f"does not pass '{report.name}': {report.note}"
                    yield self._fault(path, what, "mend it, or the case", report.line, code="accepted")
                    break
            else:
                self._time(path, outcomes)
                strays = max(self._off(at, outcome.value) for at, outcome in enumerate(outcomes))
                if strays > farthest:
                    farthest, by = strays, path
        self.margins.append(f"accepted files stray by at most {farthest:.2g} of the tolerance ({by})")
        if farthest > FARTHEST_ACCEPTED:
            what = f"strays by {farthest:.2g} of the tolerance"
            remedy = "widen compare in task.yaml"
            self.advice.append(self._fault(by, what, remedy, code="tolerance", advice=True))

    def _time(self, path: str, outcomes: Sequence[Outcome]) -> None:
        """Advise where a right file takes long: once it did, and once more when run again."""
        if not self._slow(outcomes):
            return
        outcomes = self._run(author_program(self.task, path))
        if not self._slow(outcomes):
            return
        seconds, limits = [outcome.seconds for outcome in outcomes], self.task.limits
        case = self.expected.cases[seconds.index(max(seconds))].name
        what = f"takes {sum(seconds):.2g} s of {limits.total_seconds:g}, {max(seconds):.2g} s for '{case}'"
        remedy = "make the cases smaller, or raise limits in task.yaml"
        self.advice.append(self._fault(path, what, remedy, code="slow", advice=True))

    def _slow(self, outcomes: Sequence[Outcome]) -> bool:
        seconds, limits = [outcome.seconds for outcome in outcomes], self.task.limits
        return (
            max(seconds) > MOST_TIME * limits.case_seconds or sum(seconds) > MOST_TIME * limits.total_seconds
        )

    def mistakes(self) -> Iterator[Fault]:
        """Every mistake fails, and by more than a hair; each says something to the learner."""
        nearest, by = math.inf, ""
        for slug, mistake in self.task.mistakes.items():
            if not mistake.says:
                what = f"says nothing to whoever makes '{slug}'"
                yield self._fault(mistake.files[0], what, "write a docstring", code="mistake")
        for path, outcomes in mistake_outcomes(self.task, self.sandbox).items():
            off = max(self._departure(at, outcome) for at, outcome in enumerate(outcomes))
            if off <= 1.0:
                remedy = "add a case that shows the mistake"
                yield self._fault(path, "passes every case", remedy, code="mistake")
            elif all(outcome[0] == "raised" for outcome in outcomes) and (fault := self._broken(path)):
                yield fault
            elif off < nearest:
                nearest, by = off, path
        if by:
            self.margins.append(f"the nearest mistake comes within {nearest:.3g} tolerances ({by})")
        if nearest < NEAREST_MISTAKE:
            what = f"is never more than {nearest:.2g} tolerances off"
            remedy = "add a case that shows it better"
            self.advice.append(self._fault(by, what, remedy, code="tolerance", advice=True))

    def _broken(self, path: str) -> Fault | None:
        """A fault where a mistake is no program with the function: it is told from others by a slip only."""
        outcome = self._run(author_program(self.task, path))[0]
        if outcome.kind != "raised" or not outcome.loading:
            return None
        what = f"the mistake does not load ({_said(outcome)})"
        return self._fault(path, what, "mend it: it has to run and be wrong", outcome.line, code="mistake")

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
                yield self._fault(second, what, remedy, code="mistake")

    def _run(self, program: Program) -> Sequence[Outcome]:
        calls = [list(case.arguments.values()) for case in self.expected.cases]
        return self.sandbox.run(program, calls, self.task.limits).outcomes

    def _judged(self, outcomes: Sequence[Outcome]) -> list[CaseReport]:
        known = dict(enumerate(outcomes))
        cases, outputs = self.expected.cases, self.expected.outputs
        return [judged(self.task, cases, outputs, at, known) for at in known]

    def _departure(self, at: int, outcome: list[Any]) -> float:
        """How far a mistake's outcome is from right, in tolerances; infinitely where it is no value."""
        if outcome[0] != "value" or outcome[2]:
            return 0.0 if outcome[0] == "not-reached" else math.inf
        return self._off(at, outcome[1])

    def _off(self, at: int, value: Any) -> float:
        """How far a value is from the expected one, in tolerances."""
        expected = self.expected.outputs[at]
        if not compare(expected, value, _ANY_NUMBER).same:
            return math.inf
        wanted, given = list(numbers_in(expected)), list(numbers_in(value))
        rtol, atol = self.task.compare.rtol, self.task.compare.atol
        worst = 0.0
        for want, have in zip(wanted, given, strict=True):
            if want == have:
                continue
            off = abs(have - want) / (atol + rtol * abs(want) or math.ulp(0.0))
            worst = max(worst, off if not math.isnan(off) else math.inf)
        return worst


def _said(outcome: Outcome) -> str:
    return f"{outcome.exception}: {outcome.message}" if outcome.message else f"{outcome.exception}"
