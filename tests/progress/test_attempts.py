"""Attempts at tasks: what counts, and one review a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from trainer.progress import CardState, Rating

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Progress, Submission

    Opener = Callable[..., Progress]
    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

QUESTION = "gd/question/why"
TASK = "gd/task/descend"


def test_typing_counts_only_when_it_passes(progress: Progress, attempt: Attempts) -> None:
    assert progress.record_submission(attempt("failed", "typing")) is None
    assert progress.state(TASK) == CardState(TASK)
    assert progress.record_submission(attempt("passed", "typing")) is not None
    assert progress.state(TASK).passed


def test_one_review_a_task_a_day_however_many_attempts(
    progress: Progress, attempt: Attempts, clock: Clock
) -> None:
    for status in ("failed", "failed", "passed", "failed", "passed"):
        progress.record_submission(attempt(status))
        clock.forward(minutes=2)
    state = progress.state(TASK)
    assert (state.reps, state.attempts, state.passed, state.lapses) == (1, 5, True, 0)
    assert [row.rating for row in progress.answers()] == [None, None, Rating.GOOD, None, None]
    assert {row.before for row in progress.answers()} == {"new"}


def test_a_task_once_passed_stays_passed(progress: Progress, attempt: Attempts, clock: Clock) -> None:
    for status in ("passed", "failed"):
        progress.record_submission(attempt(status))
        clock.forward(days=3)
    assert (progress.state(TASK).passed, progress.state(TASK).last_correct) == (True, False)


def test_a_pass_mends_the_days_failures(progress: Progress, attempt: Attempts, clock: Clock) -> None:
    progress.record_submission(attempt("failed"))
    assert progress.state(TASK).due == clock().astimezone(UTC) + timedelta(days=1)
    assert progress.state(TASK).last_correct is False
    progress.record_submission(attempt("passed"))
    mended = progress.state(TASK)
    assert mended.last_correct is True
    assert mended.due is not None
    assert mended.due - clock() > timedelta(days=1, hours=1)


def test_the_next_day_is_a_new_review(progress: Progress, attempt: Attempts, clock: Clock) -> None:
    progress.record_submission(attempt("passed"))
    clock.forward(days=3)
    progress.record_submission(attempt("passed"))
    assert progress.state(TASK).reps == 2
    assert [row.before for row in progress.answers()] == ["new", "review"]


def test_an_attempt_after_midnight_is_still_of_that_day(
    progress: Progress, attempt: Attempts, clock: Clock
) -> None:
    clock.moment = datetime(2026, 3, 2, 23, 50, tzinfo=timezone(timedelta(hours=2)))
    progress.record_submission(attempt("failed"))
    clock.forward(hours=4)
    progress.record_submission(attempt("passed"))
    assert progress.state(TASK).reps == 1
    clock.forward(minutes=20)
    progress.record_submission(attempt("passed"))
    assert progress.state(TASK).reps == 2


def test_giving_up_is_a_lapse_and_no_attempt(progress: Progress, attempt: Attempts, clock: Clock) -> None:
    progress.record_submission(attempt("failed"))
    progress.record_submission(attempt("failed", "gave-up"))
    state = progress.state(TASK)
    assert (state.lapses, state.attempts, state.passed, state.last_correct) == (1, 1, False, False)
    assert state.due == clock().astimezone(UTC) + timedelta(days=1, microseconds=1)
    progress.record_submission(attempt("passed"))
    later = progress.state(TASK)
    assert later.passed
    assert (later.lapses, later.due) == (1, state.due)


def test_giving_up_a_task_that_was_known_is_one_lapse(
    progress: Progress, attempt: Attempts, clock: Clock
) -> None:
    progress.record_submission(attempt("passed"))
    clock.forward(days=3)
    progress.record_submission(attempt("failed"))
    assert progress.state(TASK).lapses == 1
    progress.record_submission(attempt("failed", "gave-up"))
    assert progress.state(TASK).lapses == 1


def test_a_pass_on_a_later_try_takes_the_lapse_back(
    progress: Progress, attempt: Attempts, clock: Clock
) -> None:
    progress.record_submission(attempt("passed"))
    clock.forward(days=3)
    progress.record_submission(attempt("failed"))
    progress.record_submission(attempt("passed"))
    assert progress.state(TASK).lapses == 0


def test_looking_at_the_solution_after_passing_is_no_lapse(progress: Progress, attempt: Attempts) -> None:
    progress.record_submission(attempt("passed"))
    state = progress.state(TASK)
    progress.record_submission(attempt("passed", "gave-up"))
    assert progress.state(TASK).lapses == 0
    assert progress.state(TASK).due == state.due
