"""Right, but for other data: points left out, decimals cut off, numbers kept in 32 bits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from graders.author import solve
from graders.compare import compare, is_number
from graders.diagnosis.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from graders.diagnosis.evidence import Evidence

    Array = np.ndarray[Any, Any]

__all__ = ["altered_data", "each_point_alone"]

_NOTHING = 1e-300  # what is smaller is as good as zero
_ALONE = 4  # cases, the smallest first, in which every point is asked for alone


def altered_data(evidence: Evidence) -> Finding | None:
    """What was done to the data before it was used; the reference is asked what it makes of such data."""
    found = {number if number and abs(number) > _NOTHING else 0.0 for number in evidence.numbers}
    if len(found) == 1 < len(evidence.reached):
        return None  # the same answer everywhere tells nothing about the data
    arrays = [name for name, kind in evidence.task.arguments.items() if kind == "array"]
    scalars = [name for name, kind in evidence.task.arguments.items() if kind == "float"]
    for name in arrays:
        for finding, change in (*_losses(), *_castings()):
            if _explains(evidence, partial(_changed, evidence, [name], change)):
                return finding
        fewer = _first_points(evidence, name)
        if fewer is not None:
            return fewer
    names = [*arrays, *scalars]
    for some in [[name] for name in names] + ([names] if len(names) > 1 else []):
        if _explains(evidence, partial(_changed, evidence, some, _single)):
            return Finding("float32-precision", {"bits": 32})
    return None


def each_point_alone(evidence: Evidence) -> Finding | None:
    """An answer for each point, each as if that point were all there is: the sum was forgotten."""
    arrays = [name for name, kind in evidence.task.arguments.items() if kind == "array"]
    if not evidence.settled or len(arrays) != 1:
        return None
    for at in sorted(evidence.failing, key=lambda at: len(_argument(evidence, at, arrays[0])))[:_ALONE]:
        points, got = _argument(evidence, at, arrays[0]), evidence.outcomes[at].value
        if (
            getattr(got, "shape", None) != points.shape
            or points.ndim != 1
            or not is_number(evidence.expected.outputs[at])
        ):
            return None
        calls = [evidence.arguments(at, **{arrays[0]: points[i : i + 1]}) for i in range(len(points))]
        for outcome, value in zip(solve(evidence.task, evidence.sandbox, calls), got, strict=True):
            if outcome.kind != "returned" or not compare(outcome.value, value, evidence.task.compare).same:
                return None
    return Finding("forgets-to-sum")


def _changed(
    evidence: Evidence, names: Sequence[str], change: Callable[[Any], Any], at: int
) -> dict[str, Any]:
    return {name: change(_argument(evidence, at, name)) for name in names}


def _argument(evidence: Evidence, at: int, name: str) -> Any:
    return evidence.expected.cases[at].arguments[name]


def _losses() -> Sequence[tuple[Finding, Callable[[Array], Array]]]:
    drops = Finding("drops-a-point")
    return (
        (drops, lambda values: values[:-1]),
        (drops, lambda values: values[1:]),
        (drops, lambda values: values[1:-1]),
    )


def _castings() -> Sequence[tuple[Finding, Callable[[Array], Array]]]:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    cut = Finding("integer-truncation", {"what": "the data"})
    return ((cut, np.trunc), (cut, np.floor), (cut, np.rint))


def _single(value: Any) -> Any:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    with np.errstate(all="ignore"):
        rounded = np.float32(value)
    return rounded.astype(np.float64) if np.ndim(value) else float(rounded)


def _explains(evidence: Evidence, changes: Callable[[int], dict[str, Any]]) -> bool:
    """Whether the reference answers to altered arguments as the submission did to the true ones."""
    if not evidence.settled:
        return False
    trial = evidence.failing[:1]
    for cases in (trial, [at for at in evidence.reached if at not in trial]):
        calls = [evidence.arguments(at, **changes(at)) for at in cases]
        outcomes = solve(evidence.task, evidence.sandbox, calls) if calls else []
        for at, outcome in zip(cases, outcomes, strict=True):
            if outcome.kind != "returned" or not evidence.fits(at, outcome.value):
                return False
    return True


def _first_points(evidence: Evidence, name: str) -> Finding | None:
    """Only so many points from the front (or the back) are ever looked at, whatever their number."""
    sizes = {at: len(_argument(evidence, at, name)) for at in evidence.reached}
    seen = max((sizes[at] for at in evidence.reached if evidence.passed(at)), default=0)
    fewest = min(sizes[at] for at in evidence.failing)
    smallest = min(evidence.failing, key=lambda at: sizes[at])
    tried = range(1, fewest)
    for back in (False, True):
        calls = [
            evidence.arguments(
                smallest, **{name: _part(_argument(evidence, smallest, name), size, back=back)}
            )
            for size in tried
        ]
        outcomes = solve(evidence.task, evidence.sandbox, calls) if calls else []
        for size, outcome in zip(tried, outcomes, strict=True):
            if (
                outcome.kind == "returned"
                and evidence.fits(smallest, outcome.value)
                and _explains(
                    evidence,
                    lambda at, size=size, back=back: {
                        name: _part(_argument(evidence, at, name), size, back=back)
                    },  # type: ignore[misc]
                )
            ):
                return Finding("mini-batch-only-first-points", {"size": size, "seen": seen})
    return None


def _part(values: Array, size: int, *, back: bool) -> Array:
    return values[-size:] if back else values[:size]
