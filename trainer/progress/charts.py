"""Small charts of letters: a line of levels, a calendar of weeks. Who draws them picks the signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["HEAT_FROM", "WEEKDAYS", "Block", "calendar_blocks", "heat", "sparkline", "thinned_to"]

HEAT_FROM: Final = (1, 10, 20, 40)
"""Answers a day from which its cell in the calendar is a degree darker."""
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEK = 7
_MONTH_CELLS = 2
"""Weeks that a month's name takes in the row above: three letters, at two cells a week."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some weeks of the calendar, side by side.

    Attributes:
        months: for each week the short name of the month that begins in it, or nothing.
        rows: for each day of the week, Monday first, its degree in each week; None outside the span.
    """

    months: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]


def heat(answers: int) -> int:
    """The degree of a day, 0 for one without answers."""
    return sum(answers >= least for least in HEAT_FROM)


def calendar_blocks(counts: Mapping[date, int], first: date, last: date, weeks: int) -> list[Block]:
    """The calendar from `first` to `last`, a week a column, going on below where there is no more room.

    Args:
        counts: answers of each day that has any.
        first: the first day.
        last: the last day.
        weeks: how many columns there is room for, at least one.
    """
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // _WEEK + 1
    every = [monday + timedelta(days=_WEEK * number) for number in range(count)]
    # Blocks of about the same width: a last one of a single week would look lost.
    blocks = -(-count // max(weeks, 1))
    width = -(-count // blocks)
    return [_block(counts, first, last, every[start : start + width]) for start in range(0, count, width)]


def _block(counts: Mapping[date, int], first: date, last: date, mondays: Sequence[date]) -> Block:
    def degree(day: date) -> int | None:
        return heat(counts.get(day, 0)) if first <= day <= last else None

    months, taken = [], -_MONTH_CELLS
    for number, monday in enumerate(mondays):
        sunday = monday + timedelta(days=_WEEK - 1)
        begins = number == 0 or sunday.day <= _WEEK
        # A month that begins right after the first column leaves no room for the name of the one before it.
        crowded = number == 0 and len(mondays) > 1 and (sunday + timedelta(days=_WEEK)).day <= _WEEK
        shown = begins and not crowded and number - taken >= _MONTH_CELLS
        months.append(f"{sunday:%b}" if shown else "")
        taken = number if shown else taken
    rows = tuple(
        tuple(degree(monday + timedelta(days=weekday)) for monday in mondays) for weekday in range(_WEEK)
    )
    return Block(tuple(months), rows)


def thinned_to(values: Sequence[float], points: int) -> list[float]:
    """At most so many of the values, evenly spread; the first and the last among them."""
    if len(values) <= points:
        return list(values)
    if points == 1:
        return [values[-1]]
    return [values[round(at * (len(values) - 1) / (points - 1))] for at in range(points)]


def sparkline(shares: Sequence[float], signs: str) -> str:
    """A sign for each share, the lowest for 0 and the highest for 1."""
    top = len(signs) - 1
    return "".join(signs[min(max(round(share * top), 0), top)] for share in shares)
