from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_bank import TASK, question
from made_bank import catalogue as made

from trainer.progress.standing import standing
from trainer.progress.statistics import minutes_for, streaks, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.bank.catalogue import Catalogue
    from trainer.progress import Answer, Progress, Submission

    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

TODAY = date(2026, 3, 2)


@pytest.fixture
def catalogue() -> Catalogue:
    return made(
        {"basics": "The basics", "rate": "The rate", "empty": "Empty"},
        {"say": ("basics", "Say it"), "do": ("rate", "Do it")},
        question("a", "basics", "say"),
        question("b", "basics", "say", "do", kind="trap"),
        question("c", "rate", "do"),
    )


def test_before_anything(progress: Progress, catalogue: Catalogue) -> None:
    found = summary(progress, catalogue)
    assert (found.due, found.minutes, found.new_today, found.unseen) == (0, 0, 3, 3)
    assert (found.answers, found.streak_days, found.longest_streak, found.since) == (0, 0, 0, None)
    assert (found.weakest, found.last_task, found.retention, found.tasks_passed) == (None, None, None, 0)
    assert found.next_topic is not None
    assert found.next_topic.id == "basics"
    assert [(topic.id, topic.mastery, topic.cards, topic.seen) for topic in found.topics] == [
        ("basics", 0.0, 2, 0),
        ("rate", 0.0, 2, 0),
        ("empty", 0.0, 0, 0),
    ]
    assert len(found.days) == 28
    assert found.days[-1].day == TODAY
    assert sum(day.answers for day in found.days) == 0


def test_mastery_weighs_what_is_learnt_by_the_chance_of_recall(
    progress: Progress, catalogue: Catalogue, answer: Answers, clock: Clock
) -> None:
    def basics() -> float:
        return summary(progress, catalogue).topics[0].mastery

    progress.record_answer(answer("gd/question/a"))
    assert basics() == pytest.approx(0.5 / 2)  # one of two cards, still in its learning steps
    clock.forward(minutes=10)
    progress.record_answer(answer("gd/question/a"))
    assert basics() == pytest.approx(1 / 2)  # learnt
    clock.forward(days=2)
    stability = progress.state("gd/question/a").stability
    assert stability is not None
    factor = 0.9 ** (-1 / 0.1542) - 1
    assert basics() == pytest.approx((1 + factor * 2 / stability) ** -0.1542 / 2)
    progress.record_answer(answer("gd/question/a", rating=1))
    assert basics() == 0.0


def test_an_objective_counts_every_card_that_names_it(
    progress: Progress, catalogue: Catalogue, answer: Answers, attempt: Attempts
) -> None:
    progress.record_submission(attempt("passed"))
    progress.record_answer(answer("gd/question/b", rating=4))
    say, do = summary(progress, catalogue).objectives
    assert (say.title, say.cards, say.seen, say.new) == ("Say it", 2, 1, 1)
    assert (do.cards, do.seen) == (3, 2)
    assert say.mastery == pytest.approx(1 / 2)
    assert do.mastery == pytest.approx(2 / 3)


def test_what_is_due_by_kind_and_for_how_long(
    progress: Progress, catalogue: Catalogue, answer: Answers, attempt: Attempts, clock: Clock
) -> None:
    for name in "ab":
        progress.record_answer(answer(f"gd/question/{name}", rating=4))
    progress.record_submission(attempt("passed"))
    progress.record_answer(answer("gd/question/gone", rating=4))
    clock.forward(days=30)
    found = summary(progress, catalogue)
    assert found.due == 3
    assert found.due_by_kind == {"choice": 1, "trap": 1, "task": 1}
    assert found.minutes == round((2 * 45 + 600) / 60)
    assert [topic.due for topic in found.topics] == [2, 1, 0]
    assert found.next_topic is not None
    assert found.next_topic.id == "rate"
    assert found.forecast[0] == (found.day, 3)


def test_minutes_follow_the_learners_own_pace(progress: Progress, answer: Answers) -> None:
    for number in range(11):
        progress.record_answer(answer(f"gd/question/{number}", seconds=120.0 if number else 50_000.0))
    assert minutes_for(progress, [f"gd/question/{number}" for number in range(5)]) == 10


def test_attempts_without_a_time_say_nothing_of_the_pace(progress: Progress, attempt: Attempts) -> None:
    for _ in range(20):
        progress.record_submission(attempt("failed", "command", seconds=0.0))
    assert minutes_for(progress, [TASK]) == 10


def test_the_forecast_says_on_which_day_cards_come_due(
    progress: Progress, catalogue: Catalogue, answer: Answers, clock: Clock
) -> None:
    for name, rating in (("a", 3), ("b", 4), ("c", 1)):
        progress.record_answer(answer(f"gd/question/{name}", rating=rating))
    progress.suspend("gd/question/c")
    clock.forward(minutes=10)
    progress.record_answer(answer("gd/question/a"))
    forecast = dict(summary(progress, catalogue).forecast)
    assert list(forecast) == [TODAY + timedelta(days=ahead) for ahead in range(8)]
    assert {day: count for day, count in forecast.items() if count} == {TODAY + timedelta(days=2): 1}


def test_days_count_answers_attempts_and_minutes(
    progress: Progress, catalogue: Catalogue, answer: Answers, attempt: Attempts, clock: Clock
) -> None:
    progress.record_answer(answer("gd/question/a", seconds=30.0))
    progress.record_answer(answer("gd/question/b", rating=1, seconds=9_999.0))
    progress.record_answer(answer("gd/question/c"))
    progress.undo()
    clock.forward(days=1)
    progress.record_submission(attempt("failed", seconds=60.0))
    found = summary(progress, catalogue, days=3)
    assert [(day.day, day.answers, day.right) for day in found.days] == [
        (TODAY - timedelta(days=1), 0, 0),
        (TODAY, 2, 1),
        (TODAY + timedelta(days=1), 1, 0),
    ]
    assert [day.minutes for day in found.days] == [0, 10.5, 1]  # an answer counts ten minutes at most
    assert (found.answers, found.right, found.since) == (3, 1, TODAY)
    assert (found.answered_today, found.right_today, found.met_today) == (1, 0, 1)
    assert (found.streak_days, found.longest_streak) == (2, 2)


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        ([], (0, 0)),
        ([0], (1, 1)),
        ([1], (1, 1)),
        ([2], (0, 1)),
        ([0, 1, 2], (3, 3)),
        ([1, 2], (2, 2)),
        ([0, 2, 3, 4, 5], (1, 4)),
        ([2, 3, 4], (0, 3)),
        ([0, 0, 1, 1], (2, 2)),
    ],
)
def test_streaks(back: list[int], expected: tuple[int, int]) -> None:
    assert streaks([TODAY - timedelta(days=days) for days in back], TODAY) == expected


@given(st.sets(st.integers(0, 60)))
def test_the_longest_streak_is_the_longest_run_of_days(back: set[int]) -> None:
    present, longest = streaks([TODAY - timedelta(days=days) for days in back], TODAY)
    marks = "".join("x" if days in back else " " for days in range(62))
    assert longest == max(map(len, marks.split()), default=0)
    assert present == len((marks if marks.startswith("x") else marks[1:]).split(" ")[0])


def test_retention_counts_reviews_of_known_cards_only(
    progress: Progress, catalogue: Catalogue, answer: Answers, clock: Clock
) -> None:
    for name in "ab":
        progress.record_answer(answer(f"gd/question/{name}", rating=4))
    assert summary(progress, catalogue).retention is None
    clock.forward(days=8)
    progress.record_answer(answer("gd/question/a", rating=3))
    progress.record_answer(answer("gd/question/b", rating=1))
    progress.record_answer(answer("gd/question/b", rating=3))  # relearning: no test of memory
    found = summary(progress, catalogue).retention
    assert found is not None
    assert (found.reviews, found.measured) == (2, 0.5)
    assert found.predicted == pytest.approx(0.9, abs=0.01)


def test_tasks_say_attempts_and_mistakes(
    progress: Progress, catalogue: Catalogue, attempt: Attempts, clock: Clock
) -> None:
    for mistakes in (("plus",), ("mean",), ("plus",)):
        progress.record_submission(attempt("failed", mistakes=mistakes))
    progress.record_submission(attempt("failed", "gave-up", mistakes=("plus",)))
    (task,) = summary(progress, catalogue).tasks
    assert (task.id, task.attempts, task.passed, task.gave_up) == ("descend", 3, False, True)
    assert task.mistakes == (("plus", 2), ("mean", 1))
    assert task.last_mistakes == ("plus",)
    clock.forward(days=1)
    progress.record_submission(attempt("passed"))
    found = summary(progress, catalogue)
    assert found.tasks_passed == 1
    assert found.last_task is not None
    assert (found.last_task.passed, found.last_task.last_mistakes) == (True, ())


def test_flagged_cards_are_listed(progress: Progress, catalogue: Catalogue) -> None:
    progress.flag("gd/question/b")
    assert summary(progress, catalogue).flagged == ("gd/question/b",)


def test_json_holds_it_all(
    progress: Progress, catalogue: Catalogue, answer: Answers, attempt: Attempts
) -> None:
    progress.record_answer(answer("gd/question/a"))
    progress.record_submission(attempt("failed"))
    found = json.loads(json.dumps(standing(progress, catalogue).to_json(), allow_nan=False))
    assert (found["day"], found["due"], found["streak_days"], found["answers"]) == ("2026-03-02", 0, 1, 2)
    assert found["topics"][0] == {
        "id": "basics", "track": "gd", "title": "The basics", "mastery": 0.25, "cards": 2, "seen": 1, "due": 0
    }  # fmt: skip
    assert found["tasks"][0]["mistakes"] == [["plus-instead-of-minus", 1]]
    assert found["tasks"][0]["last"].startswith("2026-03-02T08:00:00")
    assert found["retention"] is None
    assert found["days"][-1] == {
        "day": "2026-03-02",
        "answers": 2,
        "right": 1,
        "minutes": pytest.approx(72.5 / 60),
    }
