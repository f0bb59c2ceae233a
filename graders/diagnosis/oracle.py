"""What the reference does on every case: its path, its gradient, its loss; computed once and cached.

With the path at hand most mistakes are a look-up: an iteration too few is the point before the last, a
fixed number of iterations the same place on every path, stopping early a place where the steps have become
small.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graders.author import AUTHOR_LIMITS, author_program, losses_of, remembered
from graders.compare import is_number
from graders.diagnosis.shim import SHIM

if TYPE_CHECKING:
    from graders.author import Expected
    from graders.sandbox import Sandbox
    from graders.task import Task

__all__ = ["Oracle", "oracle_of"]

_LONGEST = 130  # points of a path kept beyond twice the case's own iterations; further ones are computed
_FARTHEST = 20_000  # iterations followed at most, for a fixed number of them far beyond any case


@dataclass(frozen=True)
class Oracle:
    """The reference's behaviour on a task's cases.

    Attributes:
        start: the argument that no iteration gives back; None where there is none such.
        rate: the argument that is the learning rate; None where there is none such.
        iterations: the argument that counts.
        sequence: it counts by its length.
        memoryless: each point follows from the one before alone.
        counts: iterations asked for, a case.
        paths: the points, from the start on, a case.
        slopes, offsets: the gradient is slope * x + offset, by iteration, where it is a straight line; else
        None. losses: the loss at each point of the path, where the task defines one.
    """

    start: str | None
    rate: str | None
    iterations: str
    sequence: bool
    memoryless: bool
    counts: tuple[int, ...]
    starts: tuple[Any, ...]
    rates: tuple[float, ...]
    paths: tuple[Any, ...]
    slopes: tuple[Any, ...] | None
    offsets: tuple[Any, ...] | None
    losses: tuple[Any, ...] | None
    _far: dict[tuple[int, int], Any] = field(default_factory=dict, repr=False)

    @property
    def affine(self) -> bool:
        """The parameter is one number and the gradient a straight line in it: rules can be followed."""
        return self.slopes is not None

    def point(self, case: int, k: int) -> Any | None:
        """Where the reference stands after k iterations; None where that can't be told."""
        path = self.paths[case]
        if 0 <= k < len(path):
            return path[k]
        if k < 0 or not self.affine or self.sequence or k > _FARTHEST or not len(path):
            return None
        if (case, k) not in self._far:
            x, rate = float(path[-1]), self.rates[case]
            for at in range(len(path) - 1, k):
                following = x - rate * self.gradient(case, at, x)
                if following == x or not math.isfinite(following):
                    x = following
                    break
                x = following
            self._far[case, k] = x
        return self._far[case, k]

    def value(self, case: int, k: int) -> Any | None:
        """The reference's answer after k iterations; None where it was not computed."""
        path = self.paths[case]
        if not 0 <= k < len(path):
            return None
        point = path[k]
        if getattr(point, "ndim", 0) or isinstance(point, tuple | list):
            return point
        return None if math.isnan(point) else float(point)

    def gradient(self, case: int, k: int, x: float) -> float:
        """The reference's gradient at x in iteration k, which matters where each sees other data.

        NaN in an iteration the case does not have.
        """
        assert self.slopes is not None  # noqa: S101 - callers look at `affine` first
        assert self.offsets is not None  # noqa: S101
        at = k if self.sequence else 0
        if not 0 <= at < len(self.slopes[case]):
            return math.nan
        return float(self.slopes[case][at]) * x + float(self.offsets[case][at])

    def slope(self, case: int, k: int) -> float:
        """The gradient's own slope in iteration k; NaN in one the case does not have."""
        assert self.slopes is not None  # noqa: S101 - callers look at `affine` first
        at = k if self.sequence else 0
        return float(self.slopes[case][at]) if 0 <= at < len(self.slopes[case]) else math.nan

    def loss(self, case: int, k: int) -> float | None:
        """The task's loss after k iterations of the reference."""
        if self.losses is None or not 0 <= k < len(self.losses[case]):
            return None
        return float(self.losses[case][k])


def oracle_of(task: Task, expected: Expected, sandbox: Sandbox) -> Oracle | None:
    """What the reference does on these cases; None where the task does not iterate."""
    if task.spec.iterations is None:
        return None
    place = ("oracle made", expected.seed)
    if place not in task.memory:
        kind = (
            f"paths-{hashlib.sha256(SHIM).hexdigest()[:8]}"  # what another shim found is no longer asked for
        )
        entry = remembered(task, kind, expected.seed, lambda: _compute(task, expected, sandbox))
        task.memory[place] = None if entry == "none" else _made(task, expected, entry)
    found: Oracle | None = task.memory[place]
    return found


def _compute(task: Task, expected: Expected, sandbox: Sandbox) -> Any:
    program = author_program(task, "solution.py", SHIM, "__trainer_oracle")
    values = [list(case.arguments.values()) for case in expected.cases]
    call = [task.function, list(task.arguments), task.spec.iterations, values, _LONGEST]
    (outcome,) = sandbox.run(program, [call], AUTHOR_LIMITS).outcomes
    if outcome.kind != "returned" or not isinstance(outcome.value, dict):
        return "none"
    entry = outcome.value
    entry["losses"] = _losses(task, expected, sandbox, entry["paths"])
    return entry


def _losses(task: Task, expected: Expected, sandbox: Sandbox, paths: list[Any]) -> list[Any] | None:
    if not expected.has_loss:
        return None
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    wanted = []
    for case, path in zip(expected.cases, paths, strict=True):
        reach = _count(case.arguments[task.spec.iterations or ""]) + 2
        wanted.append((case, [_plain(point) for point in path[:reach]]))
    losses = losses_of(task, sandbox, wanted)
    return None if losses is None else [np.asarray(part, dtype=float) for part in losses]


def _plain(point: Any) -> Any:
    return float(point) if is_number(point) else point


def _count(value: Any) -> int:
    return int(value) if isinstance(value, int) else len(value)


def _made(task: Task, expected: Expected, entry: dict[str, Any]) -> Oracle:
    name = task.spec.iterations or ""
    start, rate = entry["start"], entry["rate"]
    return Oracle(
        start=start,
        rate=rate,
        iterations=name,
        sequence=entry["sequence"],
        memoryless=entry["memoryless"],
        counts=tuple(_count(case.arguments[name]) for case in expected.cases),
        starts=tuple(case.arguments[start] if start else None for case in expected.cases),
        rates=tuple(float(case.arguments[rate]) if rate else math.nan for case in expected.cases),
        paths=tuple(entry["paths"]),
        slopes=tuple(entry["slopes"]) if entry["slopes"] is not None else None,
        offsets=tuple(entry["offsets"]) if entry["offsets"] is not None else None,
        losses=tuple(entry["losses"]) if entry["losses"] is not None else None,
    )
