"""Mistakes made to a result that was right until then: rounded, cut, clamped, kept in too few bits.

Each is said of all numbers of all cases in one row. What they were made from is the right answer, or another
mistake's: then there are two mistakes, one after the other.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.author import HUGE
from graders.diagnosis.evidence import Finding
from graders.diagnosis.values import agree, near

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from graders.compare import Tolerance
    from graders.diagnosis.evidence import Evidence

    Array = np.ndarray[Any, Any]

__all__ = ["Made", "done_to", "is_half", "is_single", "made_from", "results"]

_MOST_DIGITS = 14
_TIE = 1e-6  # how near half a unit counts as half: two orders of the same sums fall on either side
_CUT = 1e-7  # a value a hair below a whole number may have been cut from a hair above it
_OVERFLOW_GUARD = 1.0e4  # bounds from here on are set against overflow, smaller ones against large answers
_OUT_OF_SINGLE = 1e30  # what lies beyond ran out of a float32's range


@dataclass
class Made:
    """The numbers that came back, and those they may have been made from.

    Attributes:
        got: what came back, all cases in one row.
        base: what it may have been made from, that shape.
        sizes: the largest base of each number's own case, or 1: what "nearly" is measured by.
        tolerance: the task's.
        untouched: which numbers come from cases that ask for no iteration.
        descends: the task makes iterations, in which a sign turned round shows otherwise.
    """

    got: Array
    base: Array
    sizes: Array
    tolerance: Tolerance
    untouched: Array
    descends: bool

    @cached_property
    def wrong(self) -> Array:
        """Which numbers are not what they were made from."""
        return ~near(self.got, self.base, self.tolerance)

    @cached_property
    def tells(self) -> bool:
        """Some number is another, and it is not only noughts that came back."""
        sizes = abs(self.got)
        return bool((self.wrong & (sizes > self.tolerance.atol)).any()) and bool((sizes < HUGE).all())


def made_from(evidence: Evidence, base: Array | None = None) -> Made | None:
    """The numbers of all cases reached beside the right ones, or a mistake's; None where some have none."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    if not evidence.settled or any(evidence.numbers[at] is None for at in evidence.reached):
        return None
    rows = evidence.right_row if base is None else base
    counts = evidence.oracle.counts if evidence.oracle is not None else None
    spans = [slice(evidence.starts[at], evidence.starts[at + 1]) for at in evidence.reached]
    sizes, untouched = [], []
    for at, span in zip(evidence.reached, spans, strict=True):
        size = rows[span].size
        sizes.append(np.full(size, max(1.0 if evidence.scalar else 0.0, *abs(rows[span]), 0.0)))
        untouched.append(np.full(size, counts is not None and counts[at] == 0))
    got, made_of = (np.concatenate([row[span] for span in spans]) for row in (evidence.row, rows))
    return Made(
        got,
        made_of,
        np.concatenate(sizes),
        evidence.task.compare,
        np.concatenate(untouched),
        evidence.task.spec.iterations is not None,
    )


def results(evidence: Evidence) -> Finding | None:
    """What was done to the right result."""
    made = made_from(evidence)
    return None if made is None else done_to(made)


def done_to(made: Made) -> Finding | None:
    """What was done to the numbers that these were made from."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    with np.errstate(all="ignore"):
        return next((found for look in RESULTS if (found := look(made)) is not None), None)


def negates(made: Made) -> Finding | None:
    """Each number is what it was made from with the other sign."""
    if made.descends or not made.tells or not agree(made.got, -made.base, made.base, made.tolerance):
        return None
    return Finding("sign-flipped")


def rounds(made: Made) -> Finding | None:
    """Each number is what it was made from, rounded to the same number of decimals or of digits."""
    if not made.tells:
        return None
    for digits in range(_MOST_DIGITS):
        if _rounded(made, 10.0**-digits):
            return Finding("rounds-result", {"digits": digits, "kind": "decimal place"})
    for digits in range(1, _MOST_DIGITS):
        if _rounded(made, _units(made.base, digits)):
            return Finding("rounds-result", {"digits": digits, "kind": "significant digit"})
    return None


def _rounded(made: Made, unit: Array | float) -> bool:
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    quotients = abs(made.got / unit)
    off = abs(quotients - np.rint(quotients))
    whole = (quotients > 2**50) | (off <= 1e-9 * np.maximum(1.0, quotients) * 2**-20 + 1e-9)
    close = abs(made.got - made.base) <= unit * (0.5 + _TIE) + 1e-12 * abs(made.base)
    return bool((whole & close).all())


def _units(values: Array, digits: int) -> Array:
    """One unit of the last of so many significant digits, for each value."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    sizes = np.where(values == 0, 1.0, abs(values))
    return np.where(values == 0, 1.0, 10.0 ** (np.floor(np.log10(sizes)) - digits + 1))


def cuts(made: Made) -> Finding | None:
    """Each number is what it was made from, cut off: at the decimal point, or after some decimals."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    if not made.tells or bool((made.base == np.rint(made.base)).all()):
        return None  # whole numbers have nothing to cut off
    for digits in range(_MOST_DIGITS):
        for cut in (np.trunc, np.floor):
            if _is_cut(made, cut, 10.0**-digits):
                if digits == 0:
                    return Finding("integer-truncation", {"what": "the result"})
                return Finding("rounds-result", {"digits": digits, "kind": "decimal place"})
    return None


def _is_cut(made: Made, cut: Callable[[Array], Array], unit: float) -> bool:
    quotients = made.base / unit
    fits = (abs(quotients) > 2**50) & (abs(made.got - made.base) <= 1e-9 * abs(made.base))
    for shift in (-_CUT, 0.0, _CUT):
        candidates = cut(quotients + shift) * unit
        slack = 1e-9 * (abs(made.got) + unit)
        fits |= (abs(quotients) <= 2**50) & (abs(made.got - candidates) <= slack)
    return bool(fits.all())


def clamps(made: Made) -> Finding | None:
    """Each number is what it was made from, held between two bounds."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    wrong, got = made.wrong, made.got
    lows = np.unique(got[wrong & (got > made.base)])
    highs = np.unique(got[wrong & (got < made.base)])
    if len(lows) > 1 or len(highs) > 1 or not len(lows) + len(highs):
        return None
    low, high = min(lows, default=-math.inf), min(highs, default=math.inf)
    if wrong.sum() == 1 and not _round_number(low if len(lows) else high):
        return None
    # Where nothing lies between the bounds they are no bounds, but all there is.
    between = ~wrong & (made.base > low) & (made.base < high)
    if not between.any() or not agree(got, np.clip(made.base, low, high), made.base, made.tolerance):
        return None
    largest = max(abs(bound) for bound in (*lows, *highs))
    if largest >= _OVERFLOW_GUARD and not all(_round_number(bound) for bound in (*lows, *highs)):
        return None  # nobody wrote it: what a whole number of 64 bits makes of one too large
    slug = "nan-on-overflow-clipped" if largest >= _OVERFLOW_GUARD else "clamps-result"
    return Finding(slug, {"low": float(low), "high": float(high)})


def single(made: Made) -> Finding | None:
    """Every number fits into 32 bits (or 16), and is nearly right."""
    import numpy as np  # noqa: PLC0415 - loaded already with the cases

    out = (abs(made.base) > _OUT_OF_SINGLE) & ~(abs(made.got) < _OUT_OF_SINGLE)
    # Without an iteration the start comes back as it went in.
    asked = ~(made.untouched & ~made.wrong) & ~out
    got = made.got[asked]
    if all(_round_number(value) for value in made.got[asked & made.wrong]):
        return None
    for kind, bits, close in ((np.float16, 16, 0.1), (np.float32, 32, 1e-3)):
        with np.errstate(all="ignore"):
            fits = got.astype(kind).astype(np.float64) == got
        kept = abs(got - made.base[asked]) <= close * made.sizes[asked] + float(np.finfo(kind).tiny)
        if bool((fits & kept).all()):
            return Finding("float32-precision", {"bits": bits})
    return None


def is_single(value: float) -> bool:
    """Whether a float32 holds the number exactly."""
    return _survives("f", value)


def is_half(value: float) -> bool:
    """Whether a float16 holds the number exactly."""
    return _survives("e", value)


def _survives(form: str, value: float) -> bool:
    try:
        return bool(struct.unpack(form, struct.pack(form, value))[0] == value)
    except (OverflowError, struct.error):
        return math.isinf(value)


def _round_number(value: float) -> bool:
    """Written by a person: at most three digits that are not zero."""
    return math.isfinite(value) and float(f"{value:.3g}") == value


RESULTS: tuple[Callable[[Made], Finding | None], ...] = (negates, single, rounds, cuts, clamps)
