"""Times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.tui.texts import counted

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["day_words", "when"]

MINUTE = 60
HOUR = 60 * MINUTE
WEEK = 7


def day_words(day: date) -> str:
    """A day as `Tue 24 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def when(moment: datetime, now: datetime) -> str:
    """When something is, from now: `in 10 minutes`, `tomorrow`, `on Fri 27 Nov`."""
    # The package opens SQLite on import, 12 ms that Home's first frame does not need for a date.
    from trainer.progress.days import study_day  # noqa: PLC0415

    seconds = (moment - now).total_seconds()
    if seconds <= 0:
        return "now"
    days = (study_day(moment.astimezone(now.tzinfo)) - study_day(now)).days
    if days == 0:
        if seconds < HOUR:
            return f"in {counted(max(round(seconds / MINUTE), 1), 'minute')}"
        return f"in {counted(round(seconds / HOUR), 'hour')}"
    if days == 1:
        return "tomorrow"
    if days < WEEK:
        return f"in {days} days"
    return f"on {day_words(moment.astimezone(now.tzinfo).date())}"
