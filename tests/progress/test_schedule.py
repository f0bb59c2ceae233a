from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import fsrs
import pytest

from trainer.progress.model import Policy, Rating
from trainer.progress.schedule import (
    Attempt,
    Memory,
    recall_chance,
    reviewed,
    task_rating,
    usable_parameters,
    usable_retention,
)

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def intervals(ratings: list[int], *, task: bool, policy: Policy | None = None) -> list[str]:
    """How long until due after each review, when each is done the moment it is due."""
    memory, now, waits = Memory(), START, []
    for rating in ratings:
        memory = reviewed(memory, Rating(rating), now, policy or Policy(), task=task)
        assert memory.due is not None
        wait = memory.due - now
        waits.append(f"{wait.days}d" if wait.days else f"{wait.seconds // 60}min")
        now = memory.due
    return waits


# The interval histories below are golden: a change means that every learner's due dates move.
@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        # the reviews the fsrs package tests itself with
        (
            [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3],
            ["10min", "2d", "11d", "46d", "163d", "498d", "10min", "10min", "2d", "4d", "7d", "12d", "21d"],
        ),
        ([1, 3, 3, 3], ["1min", "10min", "1d", "2d"]),
        ([4, 3, 3], ["8d", "39d", "153d"]),
        ([2, 3, 3], ["5min", "10min", "1d"]),
    ],
)
def test_question_intervals(ratings: list[int], expected: list[str]) -> None:
    assert intervals(ratings, task=False) == expected


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([3, 3, 3, 3], ["2d", "11d", "46d", "163d"]),
        ([1, 3, 3], ["1d", "2d", "6d"]),
        ([2, 2, 3], ["1d", "3d", "9d"]),
        ([3, 3, 1, 3], ["2d", "11d", "2d", "5d"]),
    ],
)
def test_task_intervals_have_no_steps_of_minutes(ratings: list[int], expected: list[str]) -> None:
    assert intervals(ratings, task=True) == expected


def test_the_same_reviews_give_the_same_dates_every_time() -> None:
    assert len({tuple(intervals([3, 3, 3, 2, 4, 3], task=False)) for _ in range(20)}) == 1


def test_a_higher_retention_brings_cards_back_sooner() -> None:
    assert intervals([3, 3, 3], task=False, policy=Policy(retention=0.95)) == ["10min", "1d", "3d"]


def test_the_chance_of_recall_is_the_packages() -> None:
    memory = reviewed(Memory(), Rating.EASY, START, Policy(), task=False)
    card = fsrs.Card(
        card_id=1, state=fsrs.State.Review, stability=memory.stability, difficulty=5.0, last_review=START
    )
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    for days in (0, 0.5, 1, 8, 30, 365):
        now = START + timedelta(days=days)
        assert recall_chance(memory.stability, START, now, Policy()) == pytest.approx(
            scheduler.get_card_retrievability(card, now), rel=1e-12
        )


def test_other_weights_bend_the_curve() -> None:
    weights = (*fsrs.scheduler.DEFAULT_PARAMETERS[:20], 0.5)
    scheduler = fsrs.Scheduler(parameters=weights)
    card = fsrs.Card(card_id=1, state=fsrs.State.Review, stability=3.0, difficulty=5.0, last_review=START)
    now = START + timedelta(days=20)
    assert recall_chance(3.0, START, now, Policy(parameters=weights)) == pytest.approx(
        scheduler.get_card_retrievability(card, now), rel=1e-12
    )


@pytest.mark.parametrize("task", [False, True])
def test_the_next_morning_is_another_day(task: bool) -> None:
    evening, morning = START.replace(hour=22), START.replace(hour=9) + timedelta(days=1)
    learnt = reviewed(Memory(), Rating.EASY, evening, Policy(), task=task)
    early = reviewed(learnt, Rating.GOOD, morning, Policy(), task=task)
    late = reviewed(learnt, Rating.GOOD, evening + timedelta(days=1), Policy(), task=task)
    assert (early.stability, early.difficulty) == (late.stability, late.difficulty)
    assert recall_chance(learnt.stability, evening, morning, Policy()) < 1.0


def test_days_are_counted_by_the_local_clock() -> None:
    # 23:00 and 05:00 in New York lie on one UTC day, with four in the morning between them.
    new_york = timezone(timedelta(hours=-5))
    evening = datetime(2026, 3, 2, 23, 0, tzinfo=new_york)
    learnt = reviewed(Memory(), Rating.EASY, evening, Policy(), task=False)
    before_four = reviewed(learnt, Rating.GOOD, evening + timedelta(hours=4), Policy(), task=False)
    after_four = reviewed(learnt, Rating.GOOD, evening + timedelta(hours=6), Policy(), task=False)
    assert before_four.stability is not None
    assert after_four.stability is not None
    assert before_four.stability < after_four.stability
    assert after_four.last == (evening + timedelta(hours=6)).astimezone(UTC)


def test_a_card_never_seen_is_not_recalled() -> None:
    assert recall_chance(None, None, START, Policy()) == 0.0


FAILED, PASSED, GAVE_UP = Attempt(False, False, 0), Attempt(True, False, 0), Attempt(False, True, 0)
HINTED = Attempt(True, False, 1)


@pytest.mark.parametrize(
    ("attempts", "rating"),
    [
        ([PASSED], Rating.GOOD),
        ([FAILED, FAILED, PASSED], Rating.GOOD),
        ([FAILED, FAILED, FAILED, PASSED], Rating.HARD),
        ([HINTED], Rating.HARD),
        ([FAILED], Rating.AGAIN),
        ([FAILED] * 9, Rating.AGAIN),
        ([FAILED, GAVE_UP], Rating.AGAIN),
        ([GAVE_UP, PASSED], Rating.AGAIN),
        ([PASSED, GAVE_UP], Rating.GOOD),
        ([PASSED, FAILED], Rating.GOOD),
    ],
)
def test_what_a_days_attempts_come_to(attempts: list[Attempt], rating: Rating) -> None:
    assert task_rating(attempts) is rating


@pytest.mark.parametrize(
    ("value", "usable"), [(0.7, True), (0.9, True), (0.99, True), (0.5, False), ("x", False)]
)
def test_usable_retention(value: object, usable: bool) -> None:
    assert usable_retention(value) is usable


@pytest.mark.parametrize(
    ("value", "usable"),
    [
        (fsrs.scheduler.DEFAULT_PARAMETERS, True),
        (fsrs.scheduler.DEFAULT_PARAMETERS[:20], False),
        ((99.0,) * 21, False),
        (("a",) * 21, False),
        (7, False),
        ([10**400] * 21, False),
    ],
)
def test_usable_parameters(value: object, usable: bool) -> None:
    assert usable_parameters(value) is usable
