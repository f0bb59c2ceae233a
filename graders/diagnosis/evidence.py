"""What a diagnosis goes by: the outcomes of a failed submission, and further runs of it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.author import HUGE, OVERFLOWS
from graders.compare import as_float, is_number
from graders.diagnosis.oracle import Oracle, oracle_of

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping, Sequence

    from graders.author import Expected
    from graders.report import Report
    from graders.sandbox import Sandbox
    from graders.sandbox.model import Limits, Outcome, Program, Run
    from graders.task import Task

__all__ = ["Evidence", "Finding", "OutOfTime"]

# How far, in units of its own departure from the right answer, a value may lie from what a mistake
# predicts: other orders of the same operations drift apart by far less, other mistakes by far more.
CLOSE = 1.0e-6

_MOST_SECONDS = 8.0  # of further runs of one submission: a learner waits for the verdict


class OutOfTime(Exception):  # noqa: N818 - no error: what was not explained by then stays without a name
    """The time for further runs of a submission is over."""


@dataclass(frozen=True)
class Finding:
    """A mistake recognised.

    Attributes:
        slug: its name.
        details: what its words are filled with.
    """

    slug: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Evidence:
    """A failed submission on the table."""

    task: Task
    program: Program
    expected: Expected
    run: Run
    outcomes: Sequence[Outcome]
    report: Report
    sandbox: Sandbox
    cancel: threading.Event | None = None
    spent: float = 0.0

    @cached_property
    def reached(self) -> list[int]:
        """The cases that ran to an end of their own."""
        return [at for at, outcome in enumerate(self.outcomes) if outcome.kind in ("returned", "raised")]

    @cached_property
    def failing(self) -> list[int]:
        """The cases that did not pass, without those never reached."""
        return [
            at for at, case in enumerate(self.report.cases) if case.status not in ("passed", "not-reached")
        ]

    @cached_property
    def oracle(self) -> Oracle | None:
        """What the reference does on these cases."""
        return oracle_of(self.task, self.expected, self.sandbox)

    @cached_property
    def numbers(self) -> list[float | None]:
        """The values returned, where they are single numbers."""
        return [
            as_float(outcome.value)
            if outcome.kind == "returned" and not outcome.unsupported and is_number(outcome.value)
            else None
            for outcome in self.outcomes
        ]

    @cached_property
    def right(self) -> list[float | None]:
        """The expected values, where they are single numbers."""
        return [as_float(value) if is_number(value) else None for value in self.expected.outputs]

    @cached_property
    def numeric(self) -> bool:
        """Every case expects a single number, and wherever the submission returned, a number came back."""
        return all(value is not None for value in self.right) and all(
            self.numbers[at] is not None
            or self.outcomes[at].kind == "raised"
            or self.outcomes[at].value is None
            for at in self.reached
        )

    def passed(self, at: int) -> bool:
        """Whether the case passed."""
        return self.report.cases[at].status == "passed"

    def arguments(self, at: int, **changes: Any) -> list[Any]:
        """A case's arguments in the order of the call, some of them replaced."""
        return [changes.get(name, value) for name, value in self.expected.cases[at].arguments.items()]

    def again(
        self,
        calls: Sequence[Sequence[Any]],
        *,
        fresh: bool = False,
        limits: Limits | None = None,
    ) -> Sequence[Outcome]:
        """What the submission does when it is called once more, in one child or each time in a fresh one.

        Raises:
            OutOfTime: earlier runs have used up the time there is, or this one did before its end.
        """
        left = _MOST_SECONDS - self.spent
        if left <= 0:
            raise OutOfTime
        limits = limits or self.task.limits
        limits = replace(limits, total_seconds=min(limits.total_seconds, left))
        begun = time.perf_counter()
        run = self.sandbox.run(self.program, calls, limits, fresh_child_each=fresh, cancel=self.cancel)
        self.spent += time.perf_counter() - begun
        if len(calls) > 1 and self.spent >= _MOST_SECONDS:
            raise OutOfTime
        return run.outcomes

    def fits(self, at: int, predicted: Any) -> bool:
        """Whether the outcome is the predicted number; running away is one outcome, however it shows."""
        if predicted is None:
            return False
        predicted = as_float(predicted)
        outcome, got, right = self.outcomes[at], self.numbers[at], self.right[at]
        if not abs(predicted) < HUGE:
            return outcome.exception in OVERFLOWS if got is None else not abs(got) < HUGE
        if got is None or right is None or math.isnan(got):
            return False
        compare = self.task.compare
        slack = compare.atol + compare.rtol * abs(predicted) + CLOSE * abs(predicted - right)
        return bool(abs(got - predicted) <= slack)

    def explains(self, predict: Callable[[int], Any], unless: Callable[[int], bool] | None = None) -> bool:
        """Whether a prediction holds on every case reached, but for those `unless` settles otherwise."""
        return self.settled and all(
            self.fits(at, predict(at)) or (unless is not None and unless(at)) for at in self.reached
        )

    @cached_property
    def settled(self) -> bool:
        """Something failed, and every failing case came to an end of its own."""
        return bool(self.failing) and set(self.failing) <= set(self.reached)

    def gave_up(self, at: int) -> bool:
        """The case returned nothing or raised, as code does that expects at least one iteration."""
        outcome = self.outcomes[at]
        return outcome.kind == "raised" or (outcome.kind == "returned" and outcome.value is None)
