"""What a diagnosis goes by: the outcomes of a failed submission, and further runs of it."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.author import OVERFLOWS
from graders.diagnosis.oracle import Oracle, oracle_of
from graders.diagnosis.values import Flat, agree, flat, packed_as, ran_away

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np

    from graders.author import Expected
    from graders.report import Report
    from graders.sandbox import Sandbox
    from graders.sandbox.model import Limits, Outcome, Program, Run
    from graders.task import Task

    Array = np.ndarray[Any, Any]

__all__ = ["Evidence", "Finding", "OutOfTime"]

_MOST_SECONDS = 8.0  # of further runs of one submission: a learner waits for the verdict


class OutOfTime(Exception):  # noqa: N818 - no error: what was not explained by then stays without a name
    """The time for further runs of a submission is over."""


@dataclass(frozen=True)
class Finding:
    """A mistake recognised.

    Attributes:
        slug: its name.
        details: what its words are filled with.
        likely: it explains every outcome, but so would whatever else divides by zero from the first step on.
    """

    slug: str
    details: Mapping[str, Any] = field(default_factory=dict)
    likely: bool = False


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
    def due(self) -> list[Flat | None]:
        """The expected values taken apart, where they are made of numbers."""
        return [flat(value) for value in self.expected.outputs]

    @cached_property
    def shown(self) -> list[Flat | None]:
        """The values returned, taken apart where they are made of numbers; lists stand for arrays."""
        return [
            flat(packed_as(right, outcome.value))
            if outcome.kind == "returned" and not outcome.unsupported
            else None
            for right, outcome in zip(self.expected.outputs, self.outcomes, strict=True)
        ]

    @cached_property
    def numbers(self) -> list[Array | None]:
        """The numbers returned, case by case, where they are built as they should be."""
        return [
            shown.numbers if shown is not None and due is not None and shown.form == due.form else None
            for shown, due in zip(self.shown, self.due, strict=True)
        ]

    @cached_property
    def right(self) -> list[Array | None]:
        """The numbers expected, case by case."""
        return [due.numbers if due is not None else None for due in self.due]

    @cached_property
    def starts(self) -> list[int]:
        """Where each case's numbers begin in one row of all expected ones; at the end, how many there are."""
        sizes = (0 if right is None else right.size for right in self.right)
        return [0, *itertools.accumulate(sizes)]

    @cached_property
    def row(self) -> Array:
        """All numbers returned in one row; NaN where a case's answer is none or built otherwise."""
        import numpy as np  # noqa: PLC0415 - loaded already with the cases

        row = np.full(self.starts[-1], np.nan)
        for at, numbers in enumerate(self.numbers):
            if numbers is not None:
                row[self.starts[at] : self.starts[at + 1]] = numbers
        return row

    @cached_property
    def right_row(self) -> Array:
        """All numbers expected in one row."""
        import numpy as np  # noqa: PLC0415 - loaded already with the cases

        return np.concatenate([right for right in self.right if right is not None] or [np.zeros(0)])

    @cached_property
    def measured(self) -> bool:
        """Every case expects numbers, and wherever the submission returned anything, numbers came back."""
        return all(due is not None for due in self.due) and all(
            self.shown[at] is not None
            or self.outcomes[at].kind == "raised"
            or (self.outcomes[at].value is None and not self.outcomes[at].unsupported)
            for at in self.reached
        )

    @cached_property
    def scalar(self) -> bool:
        """Every case expects a single number, and wherever anything came back it was one."""
        return all(due is not None and due.form == "number" for due in self.due) and all(
            shown is None or shown.form == "number" for shown in self.shown
        )

    def number(self, at: int) -> float | None:
        """What a case returned where that is a single number."""
        shown = self.shown[at]
        return float(shown.numbers[0]) if shown is not None and shown.form == "number" else None

    def right_number(self, at: int) -> float | None:
        """What a case should have returned where that is a single number."""
        due = self.due[at]
        return float(due.numbers[0]) if due is not None and due.form == "number" else None

    def passed(self, at: int) -> bool:
        """Whether the case passed."""
        return self.report.cases[at].status == "passed"

    def arguments(self, at: int, **changes: Any) -> list[Any]:
        """A case's arguments in the order of the call, some of them replaced."""
        return [changes.get(name, value) for name, value in self.expected.cases[at].arguments.items()]

    @property
    def left(self) -> float:
        """Seconds that further runs may still take."""
        return _MOST_SECONDS - self.spent

    def again(
        self,
        calls: Sequence[Sequence[Any]],
        *,
        fresh: bool = False,
        limits: Limits | None = None,
        program: Program | None = None,
    ) -> Sequence[Outcome]:
        """What the submission does when it is called once more, in one child or each time in a fresh one.

        Args:
            calls: the arguments of each call.
            fresh: each call in a child of its own.
            limits: what it may take; else the task's.
            program: the submission with something appended; else as it is.

        Raises:
            OutOfTime: earlier runs have used up the time there is, or this one did before its end.
        """
        if self.left <= 0:
            raise OutOfTime
        limits = limits or self.task.limits
        limits = replace(limits, total_seconds=min(limits.total_seconds, self.left))
        begun = time.perf_counter()
        run = self.sandbox.run(
            program or self.program, calls, limits, fresh_child_each=fresh, cancel=self.cancel
        )
        self.spent += time.perf_counter() - begun
        if len(calls) > 1 and self.spent >= _MOST_SECONDS:
            raise OutOfTime
        return run.outcomes

    def fits(self, at: int, predicted: Any) -> bool:
        """Whether the outcome is the predicted value; running away is one outcome, however it shows."""
        if predicted is None:
            return False
        outcome, shown, due = self.outcomes[at], self.shown[at], self.due[at]
        if shown is None:
            return outcome.exception in OVERFLOWS and ran_away(predicted)
        wanted = flat(packed_as(self.expected.outputs[at], predicted))
        if wanted is None or wanted.form != shown.form:
            return False
        right = due.numbers if due is not None and due.form == shown.form else None
        return agree(shown.numbers, wanted.numbers, right, self.task.compare)

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
