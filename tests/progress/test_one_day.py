"""One notion of the day: whatever is told by days is told by study days, by the clock of the learner."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from made_bank import catalogue, question

import trainer
from trainer.days import study_day
from trainer.progress import NEW_PER_DAY, new_allowance
from trainer.progress.backups import backups_of
from trainer.progress.report import stats_lines
from trainer.progress.standing import standing
from trainer.progress.statistics import summary
from trainer.progress.wording import day_name, waiting_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Progress

    Answers = Callable[..., Answer]

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
CATALOGUE = catalogue(
    {"rate": "The rate"}, {"say": ("rate", "Say it")}, *(question(name, "rate", "say") for name in "abc")
)


@pytest.mark.parametrize(
    "evening",
    [date(2026, 3, 2), date(2026, 3, 28), date(2026, 10, 24)],
    ids=["usual night", "clock set forward", "clock set back"],
)
@pytest.mark.parametrize(
    ("at", "turned"), [(time(23, 59), 0), (time(0, 30), 0), (time(3, 59), 0), (time(4, 1), 1)]
)
def test_every_figure_of_a_day_is_of_the_study_day(
    progress: Progress, answer: Answers, clock: Clock, evening: date, at: time, turned: int
) -> None:
    clock.moment = datetime.combine(evening, time(20), tzinfo=BERLIN)
    progress.record_answer(answer("gd/question/a", rating=4))
    clock.moment = datetime.combine(evening if at.hour > 12 else evening + DAY, at, tzinfo=BERLIN)
    progress.record_answer(answer("gd/question/b", rating=4))
    day, here = evening + turned * DAY, 2 - turned
    home, found = summary(progress, CATALOGUE, days=7), standing(progress, CATALOGUE)
    told = (home.day, home.days[-1].day, found.summary.day, found.days[-1].day, found.pace[-1].last)
    assert {*told, found.coming[0][0], found.mastery.days[-1]} == {day}
    assert (home.since, found.first) == (evening, evening)
    assert (home.streak_days, home.longest_streak) == (1 + turned, 1 + turned)
    assert home.answered_today == home.met_today == home.days[-1].answers == found.days[-1].answers == here
    assert found.pace[-1].answers == here
    assert new_allowance(progress) == NEW_PER_DAY - here
    assert f"Today         {here} answer" in "\n".join(stats_lines(progress, CATALOGUE))
    assert [row.day for row in progress.answers(since=day)] == [day] * here
    progress.close()
    assert {backup.stem[-10:] for backup in backups_of(progress.path)} == {
        evening.isoformat(), day.isoformat()
    }  # fmt: skip


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Tokyo"])
@pytest.mark.parametrize("at", [time(23, 59), time(0, 30), time(3, 59), time(4, 1)])
def test_the_first_review_is_foretold_for_the_day_on_which_it_comes_due(
    progress: Progress, answer: Answers, clock: Clock, zone: str, at: time
) -> None:
    clock.moment = datetime.combine(date(2026, 3, 25), at, tzinfo=ZoneInfo(zone))
    progress.record_answer(answer("gd/question/a", rating=4))
    found = standing(progress, CATALOGUE)
    (due,) = [day for day, count in found.coming if count]
    waiting = dict(waiting_lines(found, progress.states().values(), clock(), told=True))
    assert f"{day_name(due)} at the soonest" in waiting["Kept in mind"]


def test_a_first_review_that_is_overdue_is_foretold_for_today(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    progress.record_answer(answer("gd/question/a", rating=4))
    clock.forward(days=60)
    waiting = waiting_lines(standing(progress, CATALOGUE), progress.states().values(), clock(), told=True)
    assert f"{day_name(study_day(clock()))} at the soonest" in dict(waiting)["Kept in mind"]


def test_one_module_alone_cuts_time_into_days() -> None:
    (folder,) = map(Path, trainer.__path__)
    cutting = {
        path.relative_to(folder).as_posix(): len(found)
        for path in folder.rglob("*.py")
        if (found := re.findall(r"\.date\(\)|\.today\(", path.read_text("utf-8")))
    }
    # Where a time of day stands beside it a date is the calendar's.
    assert cutting == {"days.py": 1, "tui/when.py": 1}
