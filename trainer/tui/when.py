"""Times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.days import study_day
from trainer.tui.texts import counted

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["day_words", "moment_words", "when"]

MINUTE = 60
HOUR = 60 * MINUTE
WEEK = 7


def day_words(day: date) -> str:
    """A day as `Tue 24 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def moment_words(moment: datetime) -> str:
    """A moment as `Tue 24 Nov 10:00`; the day is the calendar's, as the time stands beside it."""
    return f"{day_words(moment.date())} {moment:%H:%M}"


def when(moment: datetime, now: datetime) -> str:
    """When something is, from now: `in 10 minutes`, `tomorrow`, `on Fri 27 Nov`."""
    seconds = (moment - now).total_seconds()
    if seconds <= 0:
        return "now"
    day = study_day(moment.astimezone(now.tzinfo))
    days = (day - study_day(now)).days
    if days == 0:
        if seconds < HOUR:
            return f"in {counted(max(round(seconds / MINUTE), 1), 'minute')}"
        return f"in {counted(round(seconds / HOUR), 'hour')}"
    if days == 1:
        return "tomorrow"
    if days < WEEK:
        return f"in {days} days"
    return f"on {day_words(day)}"
