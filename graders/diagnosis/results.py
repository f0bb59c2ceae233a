"""Mistakes made to a result that was right until then: rounded, cut, clamped, kept in too few bits."""

from __future__ import annotations

import math
import struct
from functools import partial
from typing import TYPE_CHECKING

from graders.author import HUGE
from graders.diagnosis.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from graders.diagnosis.evidence import Evidence

__all__ = ["RESULTS", "is_half", "is_single"]

_MOST_DIGITS = 14
_TIE = 1e-6  # how near half a unit counts as half: two orders of the same sums fall on either side
_OVERFLOW_GUARD = 1.0e4  # bounds from here on are set against overflow, smaller ones against large answers


def rounds(evidence: Evidence) -> Finding | None:
    """Each answer is the right one rounded, to the same number of decimals or of digits."""
    for digits in range(_MOST_DIGITS):
        if _all(evidence, partial(_to_decimals, digits)):
            return Finding("rounds-result", {"digits": digits, "kind": "decimals"})
    for digits in range(1, _MOST_DIGITS):
        if _all(evidence, partial(_to_digits, digits)):
            return Finding("rounds-result", {"digits": digits, "kind": "significant digits"})
    return None


def _to_decimals(digits: int, right: float, got: float) -> bool:
    return _is_rounded(right, got, 10.0**-digits)


def _to_digits(digits: int, right: float, got: float) -> bool:
    return _is_rounded(right, got, _unit(right, digits))


def cuts(evidence: Evidence) -> Finding | None:
    """Each answer is the right one cut off: at the decimal point, or after some decimals."""
    for digits in range(_MOST_DIGITS):
        for cut in (math.trunc, math.floor):
            if _all(evidence, partial(_is_cut, cut, 10.0**-digits)):
                if digits == 0:
                    return Finding("integer-truncation", {"what": "the result"})
                return Finding("rounds-result", {"digits": digits, "kind": "decimals"})
    return None


def clamps(evidence: Evidence) -> Finding | None:
    """Each answer is the right one, held between two bounds."""
    lows: set[float] = set()
    highs: set[float] = set()
    for at in evidence.failing:
        right, got = evidence.right[at], evidence.numbers[at]
        if right is None or got is None:
            return None
        (highs if right > got else lows).add(got)
    if len(lows) > 1 or len(highs) > 1 or not evidence.failing:
        return None
    low, high = min(lows, default=-math.inf), min(highs, default=math.inf)
    if len(evidence.failing) == 1 and not _round_number(low if lows else high):
        return None
    if not any(evidence.passed(at) for at in evidence.reached):
        return None  # nothing was between the bounds: they are no bounds, but all there is
    if low >= high or not evidence.explains(lambda at: min(max(evidence.right[at] or 0.0, low), high)):
        return None
    largest = max(abs(bound) for bound in (*lows, *highs))
    slug = "nan-on-overflow-clipped" if largest >= _OVERFLOW_GUARD else "clamps-result"
    return Finding(slug, {"low": low, "high": high})


def single(evidence: Evidence) -> Finding | None:
    """Every answer is a number that fits into 32 bits (or 16), and nearly right."""
    for fits, bits, near in ((is_half, 16, 0.1), (is_single, 32, 1e-3)):
        telling = 0
        for at in evidence.reached:
            right, got = evidence.right[at], evidence.numbers[at]
            if right is None or got is None:
                break
            if abs(right) > 1e30 and not abs(got) < 1e30:
                continue  # ran out of range
            telling += not evidence.passed(at)
            if evidence.passed(at) and not fits(got):
                if evidence.oracle is None or evidence.oracle.counts[at]:
                    break
                continue  # without an iteration the start comes back as it went in
            if not fits(got) or abs(got - right) > near * max(abs(right), 1.0):
                break
        else:
            if telling:
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


def _all(evidence: Evidence, holds: Callable[[float, float], bool]) -> bool:
    for at in evidence.reached:
        right, got = evidence.right[at], evidence.numbers[at]
        if right is None or got is None or not abs(got) < HUGE or not holds(right, got):
            return False
    return evidence.settled


def _unit(value: float, digits: int) -> float:
    """One unit of the last of so many significant digits."""
    return 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1) if value else 1.0


def _whole(value: float, unit: float) -> bool:
    """Whether the value is a whole number of units, as exactly as floats tell."""
    quotient = value / unit
    return (
        abs(quotient) > 2**50
        or abs(quotient - round(quotient)) <= 1e-9 * max(1.0, abs(quotient)) * 2**-20 + 1e-9
    )


def _is_rounded(right: float, got: float, unit: float) -> bool:
    return _whole(got, unit) and abs(got - right) <= unit * (0.5 + _TIE) + 1e-12 * abs(right)


def _is_cut(cut: Callable[[float], int], unit: float, right: float, got: float) -> bool:
    if abs(right / unit) > 2**50:
        return abs(got - right) <= 1e-9 * abs(right)
    near = 1e-7  # a value a hair below a whole number may have been cut from a hair above it
    candidates = {cut(right / unit + shift) for shift in (-near, 0.0, near)}
    return any(abs(got - candidate * unit) <= 1e-9 * max(unit, abs(got)) for candidate in candidates)


def _round_number(value: float) -> bool:
    """Written by a person: at most three digits that are not zero."""
    return math.isfinite(value) and float(f"{value:.3g}") == value


RESULTS = (single, rounds, cuts, clamps)
