"""Is this the same answer? Shape first, then values.

Numbers agree within a tolerance, infinities with infinities of the same sign, and a NaN is never right. A
Python float, an `np.float64` and a 0-d array are one answer; a list is taken for an array, with a remark.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

__all__ = ["Comparison", "Tolerance", "compare", "is_number", "numbers_in", "shown", "with_article"]


class Tolerance(Protocol):
    """|got - expected| <= atol + rtol * |expected|."""

    @property
    def rtol(self) -> float:
        """Relative part."""

    @property
    def atol(self) -> float:
        """Absolute part."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether an answer is right.

    Attributes:
        same: it is.
        note: why not, as a sentence; on a right answer a remark, or nothing.
    """

    same: bool
    note: str = ""


_RIGHT = Comparison(same=True)


def is_number(value: Any) -> bool:
    """A real number: Python's, NumPy's or a 0-d array of one; a truth value is none."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    return getattr(value, "ndim", None) == 0 and getattr(getattr(value, "dtype", None), "kind", "") in "iuf"


def compare(expected: Any, got: Any, tolerance: Tolerance) -> Comparison:
    """Hold an answer against the expected one.

    Args:
        expected: a number, truth value, text, None, an array, or a list, tuple or dict of them; where a
            submission is held to an answer of its own, also bytes or a complex number.
        got: what the submission returned.
        tolerance: how near numbers must be.
    """
    if is_number(expected):
        return _number(expected, got, tolerance)
    if expected is None or isinstance(expected, bool | str | bytes | complex):
        if type(got) is type(expected) and got == expected:
            return _RIGHT
        return _wrong(f"expected {shown(expected)}, got {described(got)}")
    if isinstance(expected, dict):
        return _mapping(expected, got, tolerance)
    if isinstance(expected, list | tuple):
        return _sequence(expected, got, tolerance)
    return _array(expected, got, tolerance)


def _wrong(note: str) -> Comparison:
    return Comparison(same=False, note=note)


def _near(expected: float, got: float, tolerance: Tolerance) -> bool:
    """False for any NaN: every comparison with it is."""
    if math.isinf(expected) or math.isinf(got):
        return expected == got
    return abs(got - expected) <= tolerance.atol + tolerance.rtol * abs(expected)


def as_float(value: Any) -> float:
    """A number as a float; a whole number too large for one is infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def numbers_in(value: Any) -> Iterator[float]:
    """Every number in a value of the wire, as a float."""
    if is_number(value):
        yield as_float(value)
    elif hasattr(value, "ravel") and value.dtype.kind in "iuf":
        yield from (float(item) for item in value.ravel())
    elif isinstance(value, list | tuple):
        for item in value:
            yield from numbers_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers_in(item)


def _number(expected: Any, got: Any, tolerance: Tolerance) -> Comparison:
    if not is_number(got):
        return _wrong(f"expected the number {shown(expected)}, got {described(got)}")
    too_large = isinstance(got, int) and math.isinf(as_float(got))
    if not too_large and _near(as_float(expected), as_float(got), tolerance):
        whole = _is_whole(expected) and not _is_whole(got)
        return Comparison(same=True, note="a float where a whole number is due; accepted" if whole else "")
    return _wrong(f"expected {_apart(expected, got)[0]}, got {_apart(expected, got)[1]}")


def _is_whole(value: Any) -> bool:
    """A whole number by its type."""
    return isinstance(value, int) or getattr(getattr(value, "dtype", None), "kind", "") in ("i", "u")


def _mapping(expected: dict[Any, Any], got: Any, tolerance: Tolerance) -> Comparison:
    if not isinstance(got, dict):
        return _wrong(f"expected a dict, got {described(got)}")
    if set(expected) != set(got):
        return _wrong(f"expected the keys {sorted(map(str, expected))}, got {sorted(map(str, got))}")
    return _each([(f"[{key!r}]", value, got[key]) for key, value in expected.items()], tolerance)


def _sequence(expected: list[Any] | tuple[Any, ...], got: Any, tolerance: Tolerance) -> Comparison:
    kind = "tuple" if isinstance(expected, tuple) else "list"
    array = hasattr(got, "ndim") and got.ndim > 0
    if not isinstance(got, list | tuple) and not array:
        return _wrong(f"expected a {kind} of {len(expected)}, got {described(got)}")
    if len(got) != len(expected):
        return _wrong(f"expected a {kind} of {len(expected)}, got {described(got)}")
    found = _each([(f"[{index}]", value, got[index]) for index, value in enumerate(expected)], tolerance)
    if found.same and not found.note and (array or type(got) is not type(expected)):
        return Comparison(
            same=True,
            note=f"{with_article('array' if array else type(got).__name__)} where a {kind} is due; accepted",
        )
    return found


def _each(items: list[tuple[str, Any, Any]], tolerance: Tolerance) -> Comparison:
    note = ""
    for place, expected, got in items:
        found = compare(expected, got, tolerance)
        if not found.same:
            # One place for what lies in a list in a list: "at [0][1]: …".
            inner = found.note.removeprefix("at ")
            return _wrong(f"at {place}{inner if inner.startswith('[') else ': ' + found.note}")
        note = note or found.note
    return Comparison(same=True, note=note)


def _array(expected: np.ndarray[Any, Any], got: Any, tolerance: Tolerance) -> Comparison:
    import numpy as np  # noqa: PLC0415 - arrays are at hand, so it is loaded already

    note = ""
    if isinstance(got, list):
        try:
            given = np.asarray(got)
        except ValueError:
            return _wrong(
                f"expected an array of shape {expected.shape}, got a list whose rows differ in length"
            )
        note = "a list where an array is due; accepted"
    elif isinstance(got, np.ndarray):
        given = got
    elif is_number(got) and expected.ndim == 0:
        given = np.asarray(got)
    else:
        return _wrong(f"expected an array of shape {expected.shape}, got {described(got)}")
    if given.shape != expected.shape:
        return _wrong(f"expected shape {expected.shape}, got shape {given.shape}")
    if (
        given.size
        and given.dtype.kind != expected.dtype.kind
        and {given.dtype.kind, expected.dtype.kind} - set("iuf")
    ):
        return _wrong(f"expected an array of {expected.dtype}, got one of {given.dtype}")
    if expected.dtype.kind not in "iuf":
        same = np.asarray(given == expected)
    else:
        want, have = expected.astype(np.float64), given.real.astype(np.float64)  # an empty one is of any kind
        with np.errstate(all="ignore"):
            close = np.abs(have - want) <= tolerance.atol + tolerance.rtol * np.abs(want)
        infinite = np.isinf(want) | np.isinf(have)
        same = np.where(infinite, want == have, close)
    if bool(same.all()):
        if given.size and expected.dtype.kind in "iu" and given.dtype.kind == "f":
            note = note or "an array of floats where one of whole numbers is due; accepted"
        return Comparison(same=True, note=note)
    index = tuple(int(part) for part in np.argwhere(~same)[0])
    place = ", ".join(map(str, index))
    want_text, have_text = _apart(expected[index], given[index])
    wrong = int((~same).sum())
    return _wrong(f"at [{place}]: expected {want_text}, got {have_text} ({wrong} of {same.size} differ)")


def _apart(expected: Any, got: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 10, 17):
        pair = shown(expected, digits), shown(got, digits)
        if pair[0] != pair[1]:
            return pair
    return shown(expected, 17), shown(got, 17)


def shown(value: Any, digits: int = 6) -> str:
    """A value for a sentence: short, one line, and printable whatever it is."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if is_number(value):
        if isinstance(value, int) and abs(value) >= 10**15:
            digits = round(value.bit_length() * math.log10(2))
            return f"a whole number of about {digits} digits"
        return f"{as_float(value):.{digits}g}"
    if isinstance(value, str):
        return _cut(repr(value))
    return described(value)


def described(value: Any) -> str:  # noqa: PLR0911 - a line a kind
    """What kind of thing a wrong answer is, in words."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return f"the text {_cut(repr(value))}"
    if is_number(value):
        return shown(value)
    if hasattr(value, "shape") and getattr(value, "ndim", 0) > 0:
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple):
        kind = "list" if isinstance(value, list) else "tuple"
        return f"an empty {kind}" if not value else f"a {kind} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict of {len(value)}"
    return with_article(type(value).__name__)


def with_article(noun: str) -> str:
    """The noun with a or an before it, as it is spoken."""
    return f"{'an' if noun.lower().startswith(('a', 'e', 'i', 'o', 'ndarray')) else 'a'} {noun}"


def _cut(text: str, width: int = 60) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
