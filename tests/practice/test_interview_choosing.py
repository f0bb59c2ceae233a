"""What an interviewer asks next: openers, what goes deeper, the traps behind wrong answers, the task."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from interviewing import bank, begin, give, names

from trainer.bank import open_catalogue
from trainer.places import shipped_content
from trainer.practice.interview import CODING_MINUTES, LENGTHS, Plan, courses, report_of
from trainer.practice.interview.wording import when
from trainer.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

    from trainer.bank.catalogue import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return bank()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_catalogue((shipped_content(),), tmp_path_factory.mktemp("cache"))


def test_it_begins_with_an_open_question_a_level_below(progress: Progress, catalogue: Catalogue) -> None:
    asked = begin(progress, catalogue).next()
    assert asked is not None
    assert (asked.role, asked.card.id, asked.number) == ("opener", "rate-open", 1)


def test_a_right_answer_is_followed_by_the_follow_up_that_the_author_named(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=True)
    give(interview, clock, correct=True)
    give(interview, clock, correct=True)
    assert names(interview) == ["opener rate-open", "deeper rate-named", "deeper rate-deep"]


def test_a_wrong_answer_is_followed_by_the_trap_behind_it(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=False)
    give(interview, clock, correct=True)
    assert names(interview)[1] == "trap rate-trap"


def test_short_questions_from_elsewhere_stand_between_two_threads(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    for _ in range(6):
        give(interview, clock, correct=True)
    asides = names(interview)[3:5]
    assert sorted(asides) == ["aside noise-choice", "aside noise-number"]
    assert names(interview)[5] == "opener noise-open"


def test_what_is_passed_over_is_followed_by_nothing_deeper(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    interview.next()
    interview.skip()
    give(interview, clock, correct=True)
    assert names(interview)[1].startswith("aside ")
    assert progress.answers()[0].card == interview.given[1].key


def test_the_coding_task_comes_once_between_threads_as_long_as_its_clock_fits(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    for _ in range(8):
        give(interview, clock, correct=True, seconds=130)
        if interview.given[-1].role == "coding":
            break
    gone = sum(given.seconds for given in interview.given[:-1])
    assert interview.given[-1].key == "gd/task/descend"
    assert 0.4 * 20 * 60 <= gone <= (20 - CODING_MINUTES[20]) * 60
    assert interview.given[-2].role != "opener"
    asked = interview.next()
    assert asked is not None
    assert not asked.is_task


def test_the_coding_task_comes_in_a_thread_too_where_its_own_time_runs(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    interview.next()
    clock.forward(minutes=11, seconds=59)
    assert not interview.code_waits
    clock.forward(seconds=2)
    assert interview.code_waits
    give(interview, clock, correct=True, seconds=0)
    asked = interview.next()
    assert asked is not None
    assert asked.is_task
    assert not interview.code_waits


def test_an_interview_that_got_to_no_code_says_so(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    interview.next()
    clock.forward(minutes=16, seconds=10)
    give(interview, clock, correct=True, seconds=0)
    asked = interview.next()
    assert asked is not None
    assert not asked.is_task
    assert not report_of(progress, catalogue, interview.id).no_code
    interview.end()
    report = report_of(progress, catalogue, interview.id)
    assert report.no_code
    assert when(report).endswith("used, coding not reached")


def test_it_is_over_when_the_time_is(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue)
    clock.forward(minutes=19, seconds=30)
    asked = interview.next()
    assert asked is not None
    assert getattr(asked.card, "kind", "") == "choice"  # an open question would need a minute
    interview.skip()
    clock.forward(seconds=20)
    assert interview.next() is None
    assert interview.seconds_left() == pytest.approx(10)
    clock.forward(hours=1)
    assert interview.seconds_left() == 0


def test_nothing_is_asked_twice_and_it_ends_when_nothing_is_left(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue, Plan(45, 3))
    while interview.next() is not None:
        give(interview, clock, correct=len(interview.given) % 2 == 0, seconds=1)
    keys = [given.key for given in interview.given]
    assert len(keys) == len(set(keys)) == len(catalogue.questions)


def test_the_same_answers_get_the_same_questions(tmp_path: Path, catalogue: Catalogue, clock: Clock) -> None:
    courses_taken = []
    for folder in ("a", "b"):
        with Progress.open(tmp_path / folder, now=clock) as progress:
            interview = begin(progress, catalogue, seed=7)
            for number in range(6):
                give(interview, clock, correct=number % 3 > 0)
            courses_taken.append(names(interview))
    assert courses_taken[0] == courses_taken[1]


def test_after_two_wrong_answers_in_a_row_the_interviewer_turns_to_something_else(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    for _ in range(3):
        give(interview, clock, correct=False)
    assert [given.role for given in interview.given] == ["opener", "trap", "aside"]


def test_a_warm_up_does_not_end_in_the_deep(progress: Progress, catalogue: Catalogue, clock: Clock) -> None:
    interview = begin(progress, catalogue, Plan(45, 1))
    for _ in range(3):
        give(interview, clock, correct=True)
    assert "rate-deep" not in " ".join(names(interview))


def test_what_earlier_interviews_asked_is_left_alone_while_there_is_anything_else(
    progress: Progress, shipped: Catalogue, clock: Clock
) -> None:
    asked: list[set[str]] = []
    for seed in range(3):
        interview = begin(progress, shipped, Plan(10, 2), seed)
        while interview.next() is not None:
            give(interview, clock, correct=seed % 2 == 0)
        interview.end()
        asked.append({given.key for given in interview.given})
    assert not asked[0] & asked[1]
    assert not (asked[0] | asked[1]) & asked[2]


@pytest.mark.parametrize("minutes", LENGTHS)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_with_the_shipped_bank_it_runs_like_one(
    tmp_path: Path, shipped: Catalogue, clock: Clock, minutes: int, level: int
) -> None:
    """An opener, follow-ups of the same track, a numeric or choice between, one task; in time."""
    rng = Random(f"{minutes}/{level}")
    with Progress.open(tmp_path, now=clock) as progress:
        interview = begin(progress, shipped, Plan(minutes, level), seed=level)
        while (asked := interview.next()) is not None:
            seconds = 60 * CODING_MINUTES[minutes] if asked.is_task else 55
            give(interview, clock, correct=rng.random() < 0.6, seconds=seconds)
        roles = [given.role for given in interview.given]
        assert roles[0] == "opener"
        assert roles.count("coding") == 1
        assert "aside" in roles
        assert {"deeper", "trap"} & set(roles)
        kinds = [shipped.cards[given.key] for given in interview.given]
        assert sum(getattr(card, "kind", "") == "open" for card in kinds) >= 2
        levels = [card.level for card in kinds]
        assert abs(sum(levels) / len(levels) - level) < 0.9
        assert interview.seconds_left() < 60
        assert len(report_of(progress, shipped, interview.id).topics) > 1
        assert len(courses(progress)) == 1
