"""The types a task's arguments may have, and values of these types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ARRAYS", "SCALARS", "article", "convert", "type_name", "written"]

SCALARS = ("float", "int", "bool", "text")
ARRAYS = ("array", "int-array")
_MOST = 2**63  # whole numbers from here on are none of NumPy's


def type_name(kind: str | Sequence[Any]) -> str | None:
    """The type in one word, `[array]` for a list of arrays; None where there is no such type."""
    if isinstance(kind, str):
        return kind if kind in SCALARS or kind in ARRAYS else None
    if len(kind) != 1:
        return None
    inner = type_name(kind[0])
    return None if inner is None else f"[{inner}]"


def written(value: Any) -> str:
    """A value as a learner could type it; long arrays are cut in the middle."""
    if isinstance(value, list) or (hasattr(value, "ndim") and value.ndim):
        shown = [written(item) for item in (value if len(value) <= 8 else [*value[:4], ..., *value[-2:]])]
        return f"[{', '.join(shown)}]"
    if hasattr(value, "tolist"):
        value = value.tolist()
    return "..." if value is ... else repr(value)


def article(kind: str) -> str:
    """A type in words, as the remedy of a fault says it."""
    words = {
        "array": "numbers in brackets, such as [1, 2.5]",
        "int-array": "whole numbers in brackets, such as [0, 2]",
    }
    words |= {"float": "a number", "int": "a whole number", "bool": "true or false", "text": "text in quotes"}
    return words.get(kind, f"a list of {kind.strip('[]')}s")


def convert(value: Any, kind: str) -> Any:
    """A value as its declared type: arrays are float64 or int64, scalars Python's own.

    Raises:
        ValueError: it is no such value; the message says what it is instead.
    """
    if kind.startswith("["):
        if not isinstance(value, list | tuple) and not getattr(value, "ndim", 0):
            raise ValueError(f"{_kind_of(value)} where a list of {kind[1:-1]}s is due")
        return [convert(item, kind[1:-1]) for item in value]
    if kind in ARRAYS:
        return _array(value, kind)
    if hasattr(value, "ndim") and value.ndim == 0:
        value = value.item()
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "text" and isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and kind in ("float", "int"):
        return _scalar(value, kind)
    raise ValueError(f"{_kind_of(value)} where {article(kind)} is due")


def _scalar(value: float, kind: str) -> float:
    try:
        number = float(value)
    except OverflowError:
        raise ValueError("the whole number is too large for a float") from None
    if kind == "float":
        return number
    if not number.is_integer():
        raise ValueError(f"{_kind_of(value)} where {article(kind)} is due")
    if not -_MOST <= value < _MOST:
        raise ValueError("the whole number is too large: it has more than 63 bits")
    return int(value)


def _array(value: Any, kind: str) -> Any:
    import numpy as np  # noqa: PLC0415 - 70 ms, and the bank's index reads specs without it

    if not isinstance(value, list | tuple | np.ndarray):
        raise ValueError(f"{_kind_of(value)} where {article(kind)} is due")
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError("its rows differ in length") from error
    if array.size == 0:
        array = array.astype(np.float64)
    if array.dtype.kind not in "iuf":
        raise ValueError("not everything in it is a number")
    if kind == "int-array":
        if not np.array_equal(array, np.trunc(array)):
            raise ValueError("not everything in it is a whole number")
        if array.size and not (array.min() >= -_MOST and array.max() < _MOST):
            raise ValueError("a whole number in it is too large: it has more than 63 bits")
        return array.astype(np.int64)
    return array.astype(np.float64)


def _kind_of(value: Any) -> str:
    words = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        dict: "a mapping",
    }
    return "nothing" if value is None else words.get(type(value), f"a {type(value).__name__}")
