"""What a grade says, as plain values; `to_json` is what `trainer grade --json` prints."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CaseReport", "Diagnosis", "Divergence", "Isolation", "Report", "Status", "plain"]

Status = Literal["passed", "failed", "error", "timeout", "memory", "killed", "not-reached"]


@dataclass(frozen=True, slots=True)
class Isolation:
    """Which walls stood while the submission ran.

    Attributes:
        walls: their names, such as `("limits", "landlock", "seccomp")`.
        strong: files and network were closed and nothing could outlive the child.
    """

    walls: tuple[str, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class CaseReport:
    """One case: what went in, what should have come out, what did.

    Attributes:
        name: the case's name, unique in its task.
        status: what became of it.
        arguments: the arguments by name, as they were before the call.
        expected: the reference's answer.
        got: the submission's answer; None unless it returned one.
        note: one sentence on what differs, or a remark on a passing case ("a list for an array").
        line: the learner's line that raised, counted from 1.
        traceback: the learner's own frames only.
        output: what the case printed, cut at the task's limit.
        seconds: how long the call took.
    """

    name: str
    status: Status
    arguments: Mapping[str, Any]
    expected: Any
    got: Any = None
    note: str = ""
    line: int | None = None
    traceback: str | None = None
    output: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake that explains every outcome of a failed submission.

    Attributes:
        mistake: its slug.
        says: what to tell the learner.
        title: the slug in words, for a headline.
    """

    mistake: str
    says: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first iteration after which the submission's value is not the reference's."""

    iteration: int
    expected: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on one submission.

    Attributes:
        task: the task's id.
        status: that of the first case not passed, or "passed".
        message: the one sentence a learner reads first.
        cases: every case, in the task's order.
        isolation: which walls stood.
        seconds: the whole grade, as the caller waited for it.
        output: what the submission printed, cut at the task's limit.
        diagnoses: named mistakes, most telling first; empty where nothing explains all outcomes.
        divergence: where the first failing case departs, for tasks that iterate.
        notes: what is worth saying and no failure: slow, silent, another type than asked for; each once.
        loaded: False where the file did not load: no case was reached, and each tells the same.
    """

    task: str
    status: Status
    message: str
    cases: tuple[CaseReport, ...]
    isolation: Isolation
    seconds: float = 0.0
    output: str = ""
    diagnoses: tuple[Diagnosis, ...] = ()
    divergence: Divergence | None = None
    notes: tuple[str, ...] = field(default=())
    loaded: bool = True

    @property
    def passed(self) -> int:
        """How many cases passed."""
        return sum(case.status == "passed" for case in self.cases)

    @property
    def total(self) -> int:
        """How many cases there are."""
        return len(self.cases)

    @property
    def first_failure(self) -> CaseReport | None:
        """The first case that did not pass."""
        return next((case for case in self.cases if case.status != "passed"), None)

    def to_json(self) -> dict[str, Any]:
        """The report as JSON-ready values; NaN and infinities are strings."""
        divergence = self.divergence
        return {
            "task": self.task,
            "status": self.status,
            "message": self.message,
            "passed": self.passed,
            "total": self.total,
            "isolation": {"walls": list(self.isolation.walls), "strong": self.isolation.strong},
            "seconds": round(self.seconds, 6),
            "output": self.output,
            "cases": [
                {
                    "name": case.name,
                    "status": case.status,
                    "arguments": {name: plain(value) for name, value in case.arguments.items()},
                    "expected": plain(case.expected),
                    "got": plain(case.got),
                    "note": case.note,
                    "line": case.line,
                    "traceback": case.traceback,
                }
                for case in self.cases
            ],
            "diagnoses": [{"mistake": found.mistake, "says": found.says} for found in self.diagnoses],
            "divergence": None
            if divergence is None
            else {
                "iteration": divergence.iteration,
                "expected": plain(divergence.expected),
                "got": plain(divergence.got),
            },
            "notes": list(self.notes),
        }


def plain(value: Any) -> Any:
    """A value of the wire as JSON can hold it: arrays as lists, NaN and infinities as strings."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
