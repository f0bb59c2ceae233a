"""Settings: those of the log, which travel with it, and those of this machine."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from graders.errors import Problem
from trainer.progress import NEW_PER_DAY, new_allowance
from trainer.progress.model import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Progress, Submission

    Opener = Callable[..., Progress]
    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

QUESTION = "gd/question/why"
TASK = "gd/task/descend"


def test_settings_keep_small_values(progress: Progress, open_progress: Opener) -> None:
    assert progress.setting("theme", "dark") == "dark"
    progress.set_setting("theme", {"name": "light", "sizes": [1, 2]})
    progress.close()
    assert open_progress().setting("theme") == {"name": "light", "sizes": [1, 2]}


def test_the_retention_wanted_is_in_the_log_and_moves_every_card(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    for _ in range(2):
        progress.record_answer(answer())
    assert progress.setting("retention", 0.9) == 0.9
    before = progress.state(QUESTION).due
    progress.set_setting("retention", 0.97)
    after = progress.state(QUESTION).due
    assert progress.setting("retention", 0.9) == 0.97
    assert before is not None
    assert after is not None
    assert after < before
    assert progress.events()[-1].kind == "setting"
    progress.set_setting("retention", None)
    assert progress.state(QUESTION).due == before


def test_weights_of_ones_own_can_be_taken_back(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer(rating=4))
    before = progress.state(QUESTION).stability
    progress.set_setting("parameters", [*DEFAULT_PARAMETERS[:3], 30.0, *DEFAULT_PARAMETERS[4:]])
    assert progress.state(QUESTION).stability == 30.0
    progress.set_setting("parameters", None)
    assert progress.state(QUESTION).stability == before


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("retention", 1.5, "; choose 0.7 to 0.99"),
        ("retention", "high", "; choose 0.7 to 0.99"),
        ("parameters", [1.0], ""),
        ("new_per_day", -1, "; choose 0 to"),
        ("new_per_day", 2.5, "; choose 0 to"),
        ("minutes_per_day", True, "; choose 0 to"),
    ],
)
def test_a_value_that_is_none_is_refused(progress: Progress, name: str, value: object, remedy: str) -> None:
    with pytest.raises(Problem, match=f"{name}: .* can't be used{remedy}"):
        progress.set_setting(name, value)
    assert progress.events() == []


def test_the_daily_goals_travel_with_the_log(
    progress: Progress, open_progress: Callable[..., Progress], clock: Clock
) -> None:
    progress.set_setting("new_per_day", 5)
    clock.forward(seconds=1)
    progress.set_setting("new_per_day", 7)
    progress.set_setting("minutes_per_day", 30)
    elsewhere = open_progress("elsewhere")
    elsewhere.add_events(progress.events())
    assert new_allowance(elsewhere) == 7
    assert elsewhere.setting("minutes_per_day") == 30
    progress.set_setting("new_per_day", None)
    assert new_allowance(progress) == NEW_PER_DAY


@pytest.mark.parametrize(("values", "counts"), [(["many"], NEW_PER_DAY), ([7, "many"], 7)])
def test_a_goal_from_elsewhere_that_is_none_counts_as_none(
    progress: Progress, values: list[object], counts: int
) -> None:
    for number, value in enumerate(values):
        payload = {"name": "new_per_day", "value": value}
        progress.add_events([Event(f"{number:032x}", number, 0, "setting", "", payload)])
    assert new_allowance(progress) == counts


def test_a_goal_set_back_is_the_default_whatever_an_older_version_kept_here(progress: Progress) -> None:
    with sqlite3.connect(progress.path) as database:  # as version 1 did
        database.execute("INSERT INTO settings VALUES ('new_per_day', '5')")
    database.close()
    assert new_allowance(progress) == 5
    progress.set_setting("new_per_day", 7)
    progress.set_setting("new_per_day", None)
    assert new_allowance(progress) == NEW_PER_DAY


# Every card computed anew


def answered(progress: Progress, answer: Answers, clock: Clock, cards: int = 40) -> None:
    for number in range(cards):
        for _ in range(2):
            progress.record_answer(answer(f"gd/question/{number}"))
            clock.forward(minutes=1)


def test_how_far_it_is_is_told(progress: Progress, answer: Answers, clock: Clock) -> None:
    answered(progress, answer, clock)
    told: list[tuple[int, int]] = []
    assert progress.set_setting("retention", 0.8, done=lambda *far: told.append(far))
    assert told == sorted(set(told))
    assert len(told) > 1
    assert all(0 < done <= of == 80 for done, of in told)


def test_called_off_it_changes_nothing(progress: Progress, answer: Answers, clock: Clock) -> None:
    answered(progress, answer, clock)
    before, events, cancel = progress.states(), progress.events(), threading.Event()
    assert not progress.set_setting("retention", 0.8, cancel=cancel, done=lambda *_: cancel.set())
    assert (progress.states(), progress.events()) == (before, events)
    assert progress.policy().retention == 0.9


@pytest.mark.parametrize("meanwhile", ["an answer", "another policy"])
def test_what_is_written_meanwhile_is_heeded(
    progress: Progress, open_progress: Opener, answer: Answers, clock: Clock, meanwhile: str
) -> None:
    answered(progress, answer, clock)
    other = open_progress()
    written = []

    def write(*_: int) -> None:
        if written:
            return
        written.append(meanwhile)
        if meanwhile == "an answer":
            other.record_answer(answer("gd/question/0", rating=1))
            other.record_answer(answer("gd/question/new"))
        else:
            other.set_setting("parameters", [*DEFAULT_PARAMETERS[:3], 30.0, *DEFAULT_PARAMETERS[4:]])

    assert progress.set_setting("retention", 0.8, done=write)
    assert written
    computed = progress.states(), progress.answers()
    progress.rebuild()
    assert (progress.states(), progress.answers()) == computed
    assert progress.policy().retention == 0.8


def test_others_may_read_meanwhile(progress: Progress, answer: Answers, clock: Clock) -> None:
    answered(progress, answer, clock)
    read: list[object] = []

    def look(*_: int) -> None:
        reader = threading.Thread(target=lambda: read.append(progress.setting("minutes_per_day", 0)))
        reader.start()
        reader.join(20)

    assert progress.set_setting("retention", 0.8, done=look)
    assert read
    assert set(read) == {0}
