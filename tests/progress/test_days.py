from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.days import (
    day_end,
    event_day,
    from_micros,
    study_day,
    to_micros,
    utc_offset,
)
from trainer.places import local_now

if TYPE_CHECKING:
    from collections.abc import Iterator

EAST = timezone(timedelta(hours=2))
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("local", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, 59, 999999, EAST), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, 0, 0, EAST), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 23, 59, tzinfo=EAST), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 0, 1, tzinfo=EAST), date(2026, 3, 2)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=EAST), date(2025, 12, 31)),
        # the nights on which the clocks change: 2 o'clock becomes 3, 3 becomes 2
        (datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 3, 59, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), date(2026, 10, 25)),
    ],
)
def test_a_day_turns_at_four_by_the_clock_on_the_wall(local: datetime, day: date) -> None:
    assert study_day(local) == day
    assert event_day(to_micros(local), utc_offset(local)) == day


def test_the_day_of_the_spring_change_is_an_hour_shorter() -> None:
    evening = datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN)
    assert day_end(evening) == datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN)
    assert day_end(evening).astimezone(UTC) - evening.astimezone(UTC) == timedelta(hours=7)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Berlin."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_the_machines_clock_knows_the_offset_of_other_days() -> None:
    zone = local_now().tzinfo
    assert zone is not None
    for moment in (
        datetime(2026, 3, 28, 23, 59, tzinfo=UTC),
        *(datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in range(4)),
        *(datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in range(4)),
    ):
        here, there = moment.astimezone(zone), moment.astimezone(BERLIN)
        assert here.isoformat() == there.isoformat()
        assert (here.fold, here.tzname(), study_day(here)) == (there.fold, there.tzname(), study_day(there))
        assert to_micros(here) == to_micros(moment)
    assert day_end(datetime(2026, 3, 28, 20, 0, tzinfo=zone)) == datetime(2026, 3, 29, 2, 0, tzinfo=UTC)


def test_two_looks_at_the_machines_clock_are_apart_by_real_time() -> None:
    assert local_now().tzinfo is not local_now().tzinfo
    assert abs(local_now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_offset_of_the_event_decides_its_day_not_that_of_today() -> None:
    moment = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert event_day(to_micros(moment), 0) == date(2026, 3, 1)
    assert event_day(to_micros(moment), 9 * 3600) == date(2026, 3, 2)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2199, 1, 1), timezones=st.just(UTC)))
def test_a_moment_survives_the_file_to_the_microsecond(moment: datetime) -> None:
    assert from_micros(to_micros(moment)) == moment


def test_a_clock_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        utc_offset(datetime(2026, 3, 2, 10, 0))
