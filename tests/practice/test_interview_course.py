"""The steps of an interview in the log: its clock and pauses, breaking off, resuming, closing, marking."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from interviewing import bank, begin, give, names

from graders.errors import Problem
from trainer.days import to_micros
from trainer.practice.interview import Heartbeat, Interview, Plan, courses, report_of, unfinished
from trainer.progress import Progress, export_lines, merge_lines
from trainer.progress.model import Event

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

    from trainer.bank.catalogue import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return bank()


def test_answers_are_reviews_of_their_cards_too(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True, seconds=42, confidence=95)
    (row,) = progress.answers()
    assert (row.card, row.mode, row.seconds, row.confidence) == ("gd/question/rate-open", "interview", 42, 95)
    assert progress.state(row.card).reps == 1


def test_a_pause_is_counted_and_takes_no_time(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True, seconds=60)
    interview.pause()
    interview.pause()  # a second press changes nothing
    clock.forward(minutes=30)
    assert interview.paused
    assert interview.seconds_left() == pytest.approx(19 * 60)
    interview.go_on()
    clock.forward(seconds=60)
    assert interview.seconds_left() == pytest.approx(18 * 60)
    report = report_of(progress, catalogue, interview.id)
    assert (report.pauses, report.away, report.spent) == (1, pytest.approx(1800), pytest.approx(120))


def test_broken_off_it_is_resumed_with_the_question_that_was_open(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    first = begin(progress, catalogue)
    give(first, clock, correct=True, seconds=60)
    asked = first.next()
    clock.forward(hours=5)  # the terminal was closed without a word

    course = unfinished(progress)
    assert course is not None
    second = Interview.resume(progress, catalogue, course.id)
    assert second.current == asked
    assert second.next() == asked
    assert second.seconds_left() == pytest.approx(19 * 60)
    assert names(second) == names(first)
    report = report_of(progress, catalogue, second.id)
    assert (report.pauses, report.away) == (1, pytest.approx(5 * 3600))


def test_a_crash_gives_no_time_to_think_back_that_its_heartbeat_tells_of(
    tmp_path: Path, progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    first = begin(progress, catalogue)
    give(first, clock, correct=True, seconds=60)
    first.next()
    heartbeat = Heartbeat(tmp_path, first.id)
    assert heartbeat.last() is None
    clock.forward(seconds=40)
    heartbeat.beat(clock())
    clock.forward(seconds=5, hours=2)

    course = unfinished(progress)
    assert course is not None
    assert course.spent_until_left(heartbeat.last()) == pytest.approx(100)
    second = Interview.resume(progress, catalogue, first.id, alive=heartbeat.last())
    assert second.seconds_left() == pytest.approx(1100)
    assert second.seconds_on_it() == pytest.approx(40)
    report = report_of(progress, catalogue, first.id)
    assert (report.pauses, report.away, report.spent) == (1, pytest.approx(7205), pytest.approx(100))

    second.pause()  # from here on the clock stood, whatever an older sign of life says
    clock.forward(hours=1)
    third = Interview.resume(progress, catalogue, first.id, alive=heartbeat.last())
    assert third.seconds_left() == pytest.approx(1100)


def test_a_sign_of_life_from_a_clock_set_back_or_of_no_time_at_all(
    tmp_path: Path, progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    clock.forward(seconds=30)
    resumed = Interview.resume(progress, catalogue, interview.id, alive=clock() + timedelta(hours=1))
    assert resumed.seconds_left() == pytest.approx(1170)
    heartbeat = Heartbeat(tmp_path, interview.id)
    heartbeat.beat(clock())
    (written,) = (tmp_path / "interviews" / interview.id).iterdir()
    for garbage in ("", "soon", "9" * 40):
        written.write_text(garbage)
        assert heartbeat.last() is None
    (tmp_path / "in-the-way").write_text("")
    Heartbeat(tmp_path / "in-the-way", interview.id).beat(clock())


def test_the_clock_stands_while_a_verdict_is_read_and_that_is_no_pause(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue, Plan(20, 2, reveal=True))
    give(interview, clock, correct=True, seconds=60)
    interview.read()
    interview.read()
    clock.forward(minutes=5)
    assert interview.paused
    assert interview.seconds_left() == pytest.approx(1140)
    interview.next()
    assert not interview.paused
    clock.forward(seconds=10)
    report = report_of(progress, catalogue, interview.id)
    assert (report.pauses, report.away, report.spent) == (0, 0, pytest.approx(70))

    give(interview, clock, correct=True, seconds=20)
    interview.read()
    clock.forward(minutes=1)
    interview.pause()  # paused from there it is a pause, also where the program is left then
    clock.forward(hours=1)
    resumed = Interview.resume(progress, catalogue, interview.id)
    report = report_of(progress, catalogue, interview.id)
    assert (report.pauses, report.away, report.spent) == (1, pytest.approx(3600), pytest.approx(90))
    resumed.read()
    clock.forward(minutes=1)
    resumed.end()
    assert report_of(progress, catalogue, interview.id).spent == pytest.approx(90)


def test_paused_and_left_is_one_pause(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue)
    interview.pause()
    clock.forward(hours=1)
    resumed = Interview.resume(progress, catalogue, interview.id)
    assert resumed.seconds_left() == pytest.approx(20 * 60)
    assert report_of(progress, catalogue, interview.id).pauses == 1


def test_what_the_bank_lost_meanwhile_is_not_asked_again(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True)
    asked = interview.next()
    assert asked is not None
    smaller = replace(
        catalogue, questions=tuple(card for card in catalogue.questions if card.key != asked.card.key)
    )
    resumed = Interview.resume(progress, smaller, interview.id)
    assert resumed.current is None
    following = resumed.next()
    assert following is not None
    assert following.card.key != asked.card.key


def test_closed_with_what_it_has(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True)
    interview.next()
    interview.end()
    interview.end()
    assert unfinished(progress) is None
    report = report_of(progress, catalogue, interview.id)
    assert (report.asked, report.right) == (1, 1)
    with pytest.raises(Problem, match="has ended"):
        Interview.resume(progress, catalogue, interview.id)
    begin(progress, catalogue)


def test_one_at_a_time(progress: Progress, catalogue: Catalogue) -> None:
    begin(progress, catalogue)
    with pytest.raises(Problem, match="another interview is not finished; resume it"):
        begin(progress, catalogue)


def test_nothing_to_ask_and_unknown_ids_are_said(progress: Progress, catalogue: Catalogue) -> None:
    with pytest.raises(Problem, match="no question to ask"):
        begin(progress, replace(catalogue, questions=()))
    with pytest.raises(Problem, match="no interview in the log"):
        report_of(progress, catalogue, "f" * 32)


def test_the_log_carries_interviews_to_another_machine(
    tmp_path: Path, progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=False)
    interview.end()
    with Progress.open(tmp_path / "other", now=clock) as other:
        merge_lines(other, export_lines(progress))
        assert report_of(other, catalogue, interview.id) == report_of(progress, catalogue, interview.id)


def test_an_answer_that_could_not_be_saved_whole_is_not_saved_in_part(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    with sqlite3.connect(progress.path) as other:
        other.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.kind = 'interview'"
            " AND NEW.payload LIKE '%\"answered\"%' BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(Problem):
        give(interview, clock, correct=True, seconds=30)
    assert progress.answers() == []
    with sqlite3.connect(progress.path) as other:
        other.execute("DROP TRIGGER refuse")
    give(interview, clock, correct=True, seconds=30)
    assert len(progress.answers()) == 1
    assert len(interview.given) == 1


def test_a_clock_set_back_loses_no_step(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True, seconds=60)
    clock.forward(hours=-3)
    left = interview.seconds_left()
    assert left <= 19 * 60
    for _ in range(3):
        give(interview, clock, correct=True, seconds=60)
    interview.pause()
    again = Interview.resume(progress, catalogue, interview.id)
    assert [given.key for given in again.given] == [given.key for given in interview.given]
    assert len(again.given) == 4
    assert again.seconds_left() == pytest.approx(interview.seconds_left())
    assert again.seconds_left() <= left
    # As reviews they were when the clock says they were.
    assert all(row.at < courses(progress)[0].began for row in progress.answers()[:2])


def test_resumed_twice_at_once_no_answer_is_taken_for_one_to_another_question(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    here = begin(progress, catalogue)
    here.next()
    there = Interview.resume(progress, catalogue, here.id)
    give(there, clock, correct=True, seconds=30)
    second = there.next()
    give(here, clock, correct=False, seconds=30)  # still the first question
    (read,) = courses(progress)
    assert [(given.key, given.correct) for given in read.given] == [(there.given[0].key, True)]
    assert second is not None
    assert read.pending is not None
    assert read.pending.key == second.card.key


@pytest.mark.parametrize(
    "steps",
    [
        [{"step": "begun"}],
        [{"step": "begun", "minutes": 30, "level": 2, "reveal": False, "seed": 1}],
        [{"step": "begun", "minutes": 20, "level": 9, "reveal": False, "seed": 1}],
        [{"step": "begun", "minutes": 20, "level": [], "reveal": False, "seed": "x"}],
    ],
)
def test_an_interview_that_makes_no_sense_here_is_none(
    progress: Progress, catalogue: Catalogue, clock: Clock, steps: list[dict[str, object]]
) -> None:
    begin(progress, catalogue).end()
    progress.add_events(
        Event(f"{at:032x}", to_micros(clock()) + at, 0, "interview", "", {"interview": "", **step})
        for at, step in enumerate(steps, 1)
    )
    assert len(courses(progress)) == 1
    assert unfinished(progress) is None


@pytest.mark.parametrize(
    "step",
    [
        {"step": "asked"},
        {"step": "asked", "card": "gd/question/rate-open", "role": "opener", "seed": "x"},
        {"step": "asked", "card": "gd/question/rate-open", "role": "host", "seed": 1},
        {"step": "answered", "seconds": "long"},
        {"step": "answered", "seconds": 10**400},
        {"step": "answered", "mistakes": 3},
        {"step": "marked", "number": "first"},
        {"step": "marked", "number": 1},
        {"step": "juggled"},
    ],
)
def test_a_step_that_makes_no_sense_changes_nothing(
    progress: Progress, catalogue: Catalogue, clock: Clock, step: dict[str, object]
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True, seconds=30)
    interview.next()
    (before,) = courses(progress)
    progress.add_events(
        [Event("f" * 32, to_micros(clock()) + 9, 0, "interview", "", {"interview": interview.id, **step})]
    )
    (read,) = courses(progress)
    assert (read.given, read.pending) == (before.given, before.pending)
