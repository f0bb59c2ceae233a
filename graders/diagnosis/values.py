"""Answers as the numbers in them: numbers, arrays, lists of arrays and tuples are held up alike.

A value is taken apart into its form (how it is built) and its numbers in one row, so that whatever is said
of a number (rounded, clamped, another mistake's) is said of every number of an array or a tuple.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graders.author import HUGE
from graders.compare import as_float, is_number

if TYPE_CHECKING:
    import numpy as np

    from graders.compare import Tolerance

    Array = np.ndarray[Any, Any]

__all__ = [
    "CLOSE",
    "RUN_AWAY",
    "Flat",
    "agree",
    "agreeing",
    "built_apart",
    "flat",
    "near",
    "packed_as",
    "ran_away",
]

# How far, in units of its own departure from the right answer, a value may lie from what a mistake
# predicts: other orders of the same operations drift apart by far less, other mistakes by far more.
CLOSE = 1.0e-6

RUN_AWAY = 1.0e9  # where code with a guard against overflow has stopped, or beyond
_DEEPEST = 8  # lists in lists: no answer is built deeper


class Flat(NamedTuple):
    """An answer taken apart.

    Attributes:
        form: how it is built, the numbers left out: "number", a shape, or a container's kind and its parts'
            forms.
        numbers: all its numbers in order, as float64, shape (count,).
    """

    form: Any
    numbers: Array


def flat(value: Any) -> Flat | None:
    """A value taken apart; None where there is something in it that is no number."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    parts: list[Array] = []
    form = _taken_apart(value, parts, 0)
    if form is None:
        return None
    return Flat(form, np.concatenate(parts) if parts else np.zeros(0))


def _taken_apart(value: Any, parts: list[Array], depth: int) -> Any:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    if is_number(value):
        parts.append(np.array([as_float(value)]))
        return "number"
    if getattr(value, "ndim", 0) > 0:
        if value.dtype.kind not in "iuf":
            return None
        parts.append(value.astype(np.float64).ravel())
        return value.shape
    if isinstance(value, dict):
        keys, items, kind = tuple(value), list(value.values()), "dict"
    elif isinstance(value, list | tuple):
        keys, items, kind = (), list(value), type(value).__name__
    else:
        return None
    if items and depth < _DEEPEST and set(map(type, items)) == {float}:
        parts.append(np.array(items))
        return kind, keys, ("number",) * len(items)
    forms = [_taken_apart(item, parts, depth + 1) for item in items] if depth < _DEEPEST else [None]
    return None if None in forms else (kind, keys, tuple(forms))


def built_apart(value: Any, other: Any) -> bool:
    """Whether two values have other numbers of parts, told without going through more than the smaller one.

    A submission may return a million numbers where one is due, and is held up to hundreds of mistakes.
    """
    if not isinstance(value, list | tuple | dict):
        return False
    if getattr(other, "ndim", 1) == 0 or not hasattr(other, "__len__") or len(other) != len(value):
        return True
    if isinstance(value, dict) and isinstance(other, dict):
        return any(map(built_apart, value.values(), other.values()))
    if isinstance(value, list | tuple) and isinstance(other, list | tuple):
        return any(map(built_apart, value, other))
    return False


def packed_as(right: Any, value: Any) -> Any:
    """A list as the array of its axes, or a sequence as the tuple or list, that it would be accepted for.

    Where a single number is due a list of numbers is as wrong as an array of them, and stands for one.
    """
    if isinstance(right, list | tuple):
        fits = isinstance(value, list | tuple) or getattr(value, "ndim", 0) > 0
        if not fits or len(value) != len(right):
            return value
        return type(right)(packed_as(due, item) for due, item in zip(right, value, strict=True))
    single = is_number(right)
    if isinstance(value, list) and (single or getattr(right, "ndim", 0) > 0):
        import numpy as np  # noqa: PLC0415 - loaded already with the cases

        try:
            if np.asarray(value).dtype.kind == "c":
                return value
            array = np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            return value
        return array if single or array.ndim == right.ndim else value
    return value


def ran_away(value: Any) -> bool:
    """Whether some number of an answer is infinite, NaN or beyond all bounds."""
    taken = flat(value)
    return taken is not None and not bool((abs(taken.numbers) < HUGE).all())


def agreeing(
    got: Array, predicted: Array, right: Array | None, tolerance: Tolerance, *, stopped: bool = False
) -> Array:
    """Which numbers are the predicted ones; what ran away is one outcome, however it shows.

    Args:
        got: what came back, shape (count,).
        predicted: what should have, were the prediction true; that shape, or a row of it a prediction.
        right: the right answer, shape (count,), which scales how near is near; None where built otherwise.
        tolerance: the task's.
        stopped: take it for the same where both left the course for good and `got` stopped on the way, as
            code with a guard against overflow does.
    """
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    due = predicted if right is None else right
    with np.errstate(all="ignore"):
        # Beside a right answer that ran away, numbers a millionth of it apart have nothing in common.
        off = np.minimum(np.abs(predicted - due), np.abs(predicted) + np.abs(got))
        slack = tolerance.atol + tolerance.rtol * np.abs(predicted) + CLOSE * off
        same = (got == predicted) | (np.isfinite(slack) & (np.abs(got - predicted) <= slack))
        same |= ~(np.abs(got) < HUGE) & ~(np.abs(predicted) < HUGE)
        if stopped and right is not None:
            gone = (np.abs(got) >= RUN_AWAY) & (np.abs(got) <= np.abs(predicted)) & (got * predicted > 0)
            same |= gone & ~near(got, due, tolerance) & ~near(predicted, due, tolerance)
    return np.asarray(same)


def near(got: Array, right: Array, tolerance: Tolerance) -> Array:
    """Which numbers are right, as `compare` says it."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    with np.errstate(all="ignore"):
        close = np.abs(got - right) <= tolerance.atol + tolerance.rtol * np.abs(right)
    return np.asarray((got == right) | (close & np.isfinite(got) & np.isfinite(right)))


def agree(got: Array, predicted: Array, right: Array | None, tolerance: Tolerance) -> bool:
    """Whether all numbers are the predicted ones (see `agreeing`)."""
    return bool(agreeing(got, predicted, right, tolerance).all())
