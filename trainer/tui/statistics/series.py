"""What each plot of the statistics shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.tui.widgets.plot_scale import Series, step_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.progress.mastery_history import LearningCurve
    from trainer.progress.standing import Standing
    from trainer.tui.widgets.plot_scale import Ticks

__all__ = ["coming_series", "kept_series", "mastery_series", "pace_series", "sure_series"]

TEN = 10
SHARES: Ticks = ((0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %"))
UPPER_HALF: Ticks = ((0.5, "50 %"), (0.75, "75 %"), (1.0, "100 %"))
# Names of days are six cells wide: three of them stand apart on the narrowest plot.
MOST_DAYS_NAMED = 3
WEEK_BAR, DAY_BAR = 0.3, 0.8
"""Of the room a bar has: weeks stand apart, of days there are too many for that."""
BEYOND = 0.13
"""Of the lower axis, for the right half of the last name: three cells of the narrowest plot."""


def coming_series(found: Standing) -> Series:
    """A bar for each of the next thirty days."""
    counts = [count for _, count in found.coming]
    days = range(0, len(counts) - MOST_DAYS_NAMED, TEN)
    return Series(
        across=(-0.5, len(counts) - 0.5),
        upright=(0.0, float(max(*counts, 1))),
        x_ticks=tuple((float(at), _day(found.coming[at][0]) if at else "today") for at in days),
        y_ticks=_counts(max(counts)),
        bars=tuple((float(at), float(count)) for at, count in enumerate(counts)),
    )


def mastery_series(found: Standing, curve: LearningCurve | None) -> Series:
    """The mastery of everything as a line, that of one topic as marks."""
    places = _places(found.mastery.days)
    return Series(
        across=_across(places),
        upright=(0.0, 1.0),
        x_ticks=_days_named(found.mastery.days),
        y_ticks=SHARES,
        line=tuple(zip(places, found.mastery.whole, strict=True)),
        marks=() if curve is None else tuple(zip(places, curve.mastery, strict=True)),
    )


def kept_series(found: Standing) -> Series:
    """What FSRS predicted as a line, what was recalled as marks."""
    days = [day for day, _ in found.recalls]
    places = _places(days)
    measured = [recall.measured for _, recall in found.recalls]
    predicted = [recall.predicted for _, recall in found.recalls]
    upper = min(*measured, *predicted) >= UPPER_HALF[0][0]
    return Series(
        across=_across(places),
        upright=(UPPER_HALF[0][0] if upper else 0.0, 1.0),
        x_ticks=_days_named(days),
        y_ticks=UPPER_HALF if upper else SHARES,
        line=tuple(zip(places, predicted, strict=True)),
        marks=tuple(zip(places, measured, strict=True)),
    )


def pace_series(found: Standing) -> Series:
    """Answers a day as bars, minutes a day as marks."""
    days = [period.last for period in found.pace]
    weekly = len(days) > 1 and (days[-1] - days[-2]).days > 1
    places = _places(days)
    top = max(max(period.answers, period.minutes) for period in found.pace)
    return Series(
        across=_across(places),
        upright=(0.0, max(top, 1.0)),
        x_ticks=_days_named(days),
        y_ticks=_counts(int(top)),
        bars=tuple((at, period.answers) for at, period in zip(places, found.pace, strict=True)),
        bar_width=WEEK_BAR * (places[-1] - places[-2]) if weekly else DAY_BAR,
        marks=tuple((at, period.minutes) for at, period in zip(places, found.pace, strict=True)),
    )


def sure_series(found: Standing) -> Series:
    """Confidence across, the share right upright: who judges well stays on the line."""
    return Series(
        across=(0.0, 1.0),
        upright=(0.0, 1.0),
        x_ticks=((0.0, "0"), (0.5, "50 % sure"), (1.0, "100")),
        y_ticks=SHARES,
        line=((0.0, 0.0), (1.0, 1.0)),
        marks=tuple((claim.said, claim.share) for claim in found.calibration),
    )


def _places(days: Sequence[date]) -> list[float]:
    return [float((day - days[0]).days) for day in days]


def _across(places: Sequence[float]) -> tuple[float, float]:
    """From the first place to beyond the last, so that its name has room."""
    return places[0], places[-1] + max(BEYOND * (places[-1] - places[0]), 1.0)


def _days_named(days: Sequence[date]) -> Ticks:
    """The first, the middle and the last day; two of them where there are but few."""
    places = _places(days)
    count = min(len(days), MOST_DAYS_NAMED)
    at = sorted({round(number * (len(days) - 1) / max(count - 1, 1)) for number in range(count)})
    return tuple((places[number], _day(days[number])) for number in at)


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _counts(most: int) -> Ticks:
    return tuple((float(tick), str(tick)) for tick in step_ticks(max(most, 1)))
