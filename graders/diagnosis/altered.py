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
    _Change = Callable[[int], dict[str, Any]]

__all__ = ["altered_data", "each_point_alone"]

_NOTHING = 1e-300  # what is smaller is as good as zero
_ALONE = 4  # cases, the smallest first, in which every point is asked for alone


def altered_data(evidence: Evidence) -> Finding | None:
    """What was done to the data before it was used; the reference is asked what it makes of such data."""
    found = {number if abs(number) > _NOTHING else 0.0 for number in evidence.row}
    if not evidence.settled or len(found) == 1 < len(evidence.reached):
        return None  # the same answer everywhere tells nothing about the data
    kinds = evidence.task.arguments
    arrays = [name for name, kind in kinds.items() if kind in ("array", "[array]")]
    scalars = [name for name, kind in kinds.items() if kind == "float"]
    altered = [
        (finding, partial(_changed, evidence, names, change))
        for names in [*([name] for name in arrays), *_paired(evidence)]
        for finding, change in (*_losses(), *_castings())
    ]
    names = [*arrays, *scalars]
    shortened = [
        (Finding("float32-precision", {"bits": 32}), partial(_changed, evidence, some, _single))
        for some in [[name] for name in names] + ([names] if len(names) > 1 else [])
    ]
    first = evidence.failing[0]
    fitting = _fitting(evidence, [change for _, change in (*altered, *shortened)], first)
    for finding, change in altered:
        if change in fitting and _explains(evidence, change, but=first):
            return finding
    for name in arrays:
        fewer = _first_points(evidence, name)
        if fewer is not None:
            return fewer
    for finding, change in shortened:
        if change in fitting and _explains(evidence, change, but=first):
            return finding
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


def _paired(evidence: Evidence) -> list[list[str]]:
    """The arguments that hold something of each point: arrays that are equally long in every case."""
    arrays = [name for name, kind in evidence.task.arguments.items() if kind in ("array", "int-array")]
    lengths = {
        name: tuple(len(_argument(evidence, at, name)) for at in evidence.reached)
        for name in arrays
        if all(getattr(_argument(evidence, at, name), "ndim", 0) for at in evidence.reached)
    }
    groups: dict[tuple[int, ...], list[str]] = {}
    for name, length in lengths.items():
        groups.setdefault(length, []).append(name)
    return [names for names in groups.values() if len(names) > 1]


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
    return tuple((cut, partial(_each, way)) for way in (np.trunc, np.floor, np.rint))


def _each(change: Callable[[Any], Any], value: Any) -> Any:
    """An array changed, or each array of a list."""
    return [change(part) for part in value] if isinstance(value, list) else change(value)


def _single(value: Any) -> Any:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    if isinstance(value, list):
        return [_single(part) for part in value]
    with np.errstate(all="ignore"):
        rounded = np.float32(value)
    return rounded.astype(np.float64) if np.ndim(value) else float(rounded)


def _fitting(evidence: Evidence, changes: Sequence[_Change], at: int) -> list[_Change]:
    """The changes under which the reference answers one case as the submission did, all asked in one run."""
    calls = [evidence.arguments(at, **change(at)) for change in changes]
    outcomes = solve(evidence.task, evidence.sandbox, calls) if calls else []
    return [
        change
        for change, outcome in zip(changes, outcomes, strict=True)
        if outcome.kind == "returned" and evidence.fits(at, outcome.value)
    ]


def _explains(evidence: Evidence, change: _Change, but: int) -> bool:
    """Whether the reference answers to altered arguments as the submission did to the true ones.

    In the case `but` it is known to.
    """
    cases = [at for at in evidence.reached if at != but]
    calls = [evidence.arguments(at, **change(at)) for at in cases]
    outcomes = solve(evidence.task, evidence.sandbox, calls) if calls else []
    return all(
        outcome.kind == "returned" and evidence.fits(at, outcome.value)
        for at, outcome in zip(cases, outcomes, strict=True)
    )


def _first_points(evidence: Evidence, name: str) -> Finding | None:
    """Only so many points from the front (or the back) are ever looked at, whatever their number."""
    sizes = {at: len(_argument(evidence, at, name)) for at in evidence.reached}
    seen = max((sizes[at] for at in evidence.reached if evidence.passed(at)), default=0)
    fewest = min(sizes[at] for at in evidence.failing)
    smallest = min(evidence.failing, key=lambda at: sizes[at])
    for cut in (_front, _back):
        tried: dict[_Change, int] = {
            partial(_changed, evidence, [name], partial(cut, size)): size for size in range(1, fewest)
        }
        for change in _fitting(evidence, list(tried), smallest):
            if _explains(evidence, change, but=smallest):
                return Finding("mini-batch-only-first-points", {"size": tried[change], "seen": seen})
    return None


def _front(size: int, values: Array) -> Array:
    return values[:size]


def _back(size: int, values: Array) -> Array:
    return values[-size:]
