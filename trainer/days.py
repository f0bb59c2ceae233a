"""Study days: a day turns at four in the morning, so that an evening's work is one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

__all__ = [
    "DAY_TURNS_AT",
    "day_end",
    "event_day",
    "from_micros",
    "local_time",
    "study_day",
    "study_days_between",
    "to_micros",
    "utc_offset",
]

DAY_TURNS_AT = time(4)
_TURN = timedelta(hours=DAY_TURNS_AT.hour)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def study_day(now: datetime) -> date:
    """The study day of a local time."""
    return (now.replace(tzinfo=None) - _TURN).date()


def day_end(now: datetime) -> datetime:
    """When the study day of `now` ends: the next four in the morning by its own clock."""
    return datetime.combine(study_day(now) + timedelta(days=1), DAY_TURNS_AT, tzinfo=now.tzinfo)


def study_days_between(before: datetime, now: datetime) -> int:
    """How many study days lie between two moments, both told by the clock of `now`."""
    return (study_day(now) - study_day(before.astimezone(now.tzinfo))).days


def local_time(at: int, offset: int) -> datetime:
    """When an event was written, by the clock of the place it was written at."""
    return from_micros(at).astimezone(timezone(timedelta(seconds=offset)))


def event_day(at: int, offset: int) -> date:
    """The study day of an event, by the clock of the place it was written at."""
    return study_day(local_time(at, offset))


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970 UTC: whole numbers, so that nothing is rounded on its way through the file."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + micros * _MICROSECOND


def utc_offset(now: datetime) -> int:
    """Seconds that the clock of `now` is ahead of UTC."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("the clock must know its offset from UTC")
    return int(offset.total_seconds())
