"""What is due, what is put away, how many new cards a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from trainer.progress import NEW_PER_DAY, due_cards, new_allowance, new_cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Progress, Submission

    Opener = Callable[..., Progress]
    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

QUESTION = "gd/question/why"
TASK = "gd/task/descend"


def test_a_review_is_due_from_the_start_of_its_day_a_learning_step_from_its_minute(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    clock.moment = clock.moment.replace(hour=22)
    progress.record_answer(answer(rating=3))
    clock.forward(minutes=9)
    assert due_cards(progress, [QUESTION]) == []
    clock.forward(minutes=1)
    assert due_cards(progress, [QUESTION]) == [QUESTION]
    progress.record_answer(answer(rating=3))  # next in two days, at ten past ten in the evening
    clock.moment = datetime(2026, 3, 4, 3, 59, tzinfo=clock.moment.tzinfo)
    assert due_cards(progress, [QUESTION]) == []
    clock.forward(minutes=1)
    assert due_cards(progress, [QUESTION]) == [QUESTION]


def test_longest_due_comes_first_and_other_cards_not_at_all(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    for name in "bac":
        progress.record_answer(answer(f"gd/question/{name}", rating=1))
        clock.forward(seconds=1)
    clock.forward(hours=1)
    keys = [f"gd/question/{name}" for name in "abd"]
    assert due_cards(progress, keys) == ["gd/question/b", "gd/question/a"]


def test_twenty_new_cards_a_day_and_the_rest_tomorrow(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    assert new_allowance(progress) == NEW_PER_DAY == 20
    for number in range(18):
        progress.record_answer(answer(f"gd/question/{number}", rating=1 + number % 4))
    progress.record_answer(answer("gd/question/0"))
    assert new_allowance(progress) == 2
    progress.set_setting("new_per_day", 5)
    assert new_allowance(progress) == 0
    clock.forward(days=1)
    assert new_allowance(progress) == 5


def test_an_undone_first_answer_gives_its_place_back(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer())
    progress.undo()
    assert new_allowance(progress) == 20
    assert new_cards(progress, [QUESTION]) == [QUESTION]


def test_travelling_east_does_not_lose_the_evening(progress: Progress, answer: Answers, clock: Clock) -> None:
    clock.moment = datetime(2026, 3, 2, 20, 0, tzinfo=timezone(timedelta(hours=-8)))
    progress.record_answer(answer("gd/question/a"))
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=9)))  # the same instant, in Tokyo
    progress.record_answer(answer("gd/question/b"))
    assert [row.day for row in progress.answers()] == [date(2026, 3, 2), date(2026, 3, 3)]


# Hiding and flags


def test_a_suspended_card_is_never_due_until_unsuspended(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    progress.record_answer(answer(rating=1))
    clock.forward(days=1)
    assert due_cards(progress, [QUESTION]) == [QUESTION]
    progress.suspend(QUESTION)
    assert due_cards(progress, [QUESTION]) == []
    progress.unsuspend(QUESTION)
    assert due_cards(progress, [QUESTION]) == [QUESTION]


def test_a_buried_card_is_back_after_four_in_the_morning(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    progress.record_answer(answer(rating=1))
    clock.forward(hours=1)
    progress.bury(QUESTION)
    assert progress.state(QUESTION).buried_until == datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    clock.moment = datetime(2026, 3, 3, 3, 59, tzinfo=clock.moment.tzinfo)
    assert due_cards(progress, [QUESTION]) == []
    clock.forward(minutes=1)
    assert due_cards(progress, [QUESTION]) == [QUESTION]


def test_a_new_card_can_be_hidden_too(progress: Progress) -> None:
    progress.suspend("gd/question/a")
    progress.bury("gd/question/b")
    progress.flag("gd/question/c")
    keys = [f"gd/question/{letter}" for letter in "abcd"]
    assert new_cards(progress, keys) == ["gd/question/c", "gd/question/d"]


def test_flags_keep_what_was_said(progress: Progress) -> None:
    progress.flag(QUESTION, "option 2 is right too")
    assert (progress.state(QUESTION).flagged, progress.state(QUESTION).note) == (
        True,
        "option 2 is right too",
    )
    progress.unflag(QUESTION)
    assert (progress.state(QUESTION).flagged, progress.state(QUESTION).note) == (False, "")
