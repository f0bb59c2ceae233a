"""How two curves lie on a small plot: its scale, its few ticks, its numbers in words. No widget, no NumPy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "LINE_STROKE",
    "LINE_STROKE_ASCII",
    "MOST_TICKS",
    "Points",
    "Scale",
    "Series",
    "Ticks",
    "curve_in_words",
    "figure",
    "scale_for",
    "step_ticks",
    "thinned",
]

LINE_STROKE, LINE_STROKE_ASCII = "⠤⠤", ".."
"""The fine line of a plot, as its legend draws it."""
MOST_TICKS = 4
# Beyond this ratio of the largest to the smallest loss a straight axis shows one cliff and a flat line.
LOGARITHMIC_FROM = 1e3
# Losses this small beside the largest, or beside 1, are rounding: they end on the floor of the picture.
DEEPEST = 1e-16

Points = tuple[tuple[float, float], ...]
Ticks = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The vertical axis.

    Attributes:
        logarithmic: heights are powers of ten.
        low: the lowest value shown, as a height.
        high: the highest.
        ticks: at most four heights that carry a figure.
    """

    logarithmic: bool
    low: float
    high: float
    ticks: tuple[float, ...]

    def height(self, value: float) -> float:
        """Where a value stands; NaN where it can't."""
        if not math.isfinite(value):
            return math.nan
        if not self.logarithmic:
            return value
        return max(math.log10(value), self.low) if value > 0 else self.low

    def label(self, tick: float) -> str:
        """The figure beside a tick."""
        return figure(10.0**tick) if self.logarithmic else figure(tick)


@dataclass(frozen=True, slots=True)
class Series:
    """What a plot shows.

    Attributes:
        across: the least and the greatest place on the lower axis.
        upright: what the two ends of the left axis stand for.
        x_ticks: places on the lower axis, with their names.
        y_ticks: heights on the left axis, with their figures.
        line: points of the fine line.
        marks: points that get a mark.
        bars: places and heights of bars, a cell or more wide.
        bar_width: how wide a bar is, in units of the lower axis.
    """

    across: tuple[float, float]
    upright: tuple[float, float]
    x_ticks: Ticks = ()
    y_ticks: Ticks = ()
    line: Points = ()
    marks: Points = ()
    bars: Points = ()
    bar_width: float = 0.8


def figure(value: float) -> str:
    """A number in at most six characters or so: `0.82`, `1234`, `1e9`."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if value and not 1e-3 <= abs(value) < 9999.5:  # from there four digits would round to five
        mantissa, _, exponent = f"{value:.1e}".partition("e")
        return f"{mantissa.removesuffix('.0')}e{int(exponent)}"
    return f"{value:.4g}"


def scale_for(values: Sequence[float]) -> Scale:
    """The axis that shows all the finite values."""
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    positive = [value for value in finite if value > min(high, 1.0) * DEEPEST]
    if low >= 0 and positive and high / min(positive) >= LOGARITHMIC_FROM:
        bottom, top = math.floor(math.log10(min(positive))), math.ceil(math.log10(high))
        decades = max(1, math.ceil((top - bottom) / (MOST_TICKS - 1)))
        ticks = tuple(float(at) for at in range(bottom, top + 1, decades))
        return Scale(logarithmic=True, low=float(bottom), high=float(top), ticks=ticks)
    if high - low <= abs(high) * 1e-9:
        room = abs(high) / 2 or 1.0
        return Scale(logarithmic=False, low=low - room, high=high + room, ticks=(high,))
    step = _nice((high - low) / (MOST_TICKS - 1))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    ticks = tuple(at * step for at in range(first, last + 1))
    return Scale(logarithmic=False, low=low, high=high, ticks=ticks[:MOST_TICKS])


def _nice(rough: float) -> float:
    """The next of 1, 2, 5, 10 … at or above a step."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def step_ticks(last: int) -> tuple[int, ...]:
    """At most four ticks on an axis of whole steps from 0."""
    if last < 1:
        return (0,)
    step = max(1, math.ceil(_nice(last / (MOST_TICKS - 1))))
    return tuple(range(0, last + 1, step))[:MOST_TICKS]


def thinned(count: int, room: int) -> list[int]:
    """Which of `count` points to mark where `room` marks fit: evenly spread, first and last among them."""
    if count <= room or room < 2:
        return list(range(count))
    return sorted({round(at * (count - 1) / (room - 1)) for at in range(room)})


def curve_in_words(expected: Sequence[float], got: Sequence[float], arrow: str = "→") -> str:
    """Both curves as their numbers: `loss 10 → 2.1, right 2`."""
    if not expected or not got:
        return ""
    return f"loss {figure(got[0])} {arrow} {figure(got[-1])}, right {figure(expected[-1])}"
