from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from graders.errors import Problem
from trainer.progress import NEW_PER_DAY, CardState, Rating, due_cards, is_task, new_allowance, new_cards

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Clock

    from trainer.progress import Answer, Progress, Submission

    Opener = Callable[..., Progress]
    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]

QUESTION = "gd/question/why"
TASK = "gd/task/descend"


def test_a_card_never_answered_is_new(progress: Progress) -> None:
    assert progress.state(QUESTION) == CardState(QUESTION)
    assert progress.states() == {}


def test_an_answer_is_there_when_the_file_is_opened_again(
    progress: Progress, open_progress: Opener, answer: Answers
) -> None:
    event = progress.record_answer(answer(confidence=70))
    state = progress.state(QUESTION)
    progress.close()
    again = open_progress()
    assert again.state(QUESTION) == state
    (row,) = again.answers()
    assert (row.event, row.card, row.correct, row.rating) == (event, QUESTION, True, Rating.GOOD)
    assert (row.seconds, row.before, row.mode, row.confidence) == (12.5, "new", "review", 70)
    (written,) = again.events()
    assert written.payload["response"] == {"chosen": [1], "order": [1, 0]}
    assert (written.payload["seed"], written.payload["content_hash"]) == (7, "h1")
    assert written.offset == 7200


def test_what_follows_from_an_answer(progress: Progress, answer: Answers, clock: Clock) -> None:
    progress.record_answer(answer(rating=3))
    first = progress.state(QUESTION)
    assert (first.status, first.reps, first.last_correct, first.content_hash) == ("learning", 1, True, "h1")
    assert first.due == clock().astimezone(UTC) + timedelta(minutes=10)
    clock.forward(minutes=10)
    progress.record_answer(answer(rating=3, content_hash="h2"))
    second = progress.state(QUESTION)
    assert (second.status, second.reps, second.lapses, second.content_hash) == ("review", 2, 0, "h2")
    clock.forward(days=3)
    progress.record_answer(answer(rating=1))
    third = progress.state(QUESTION)
    assert (third.status, third.lapses, third.last_correct) == ("relearning", 1, False)


def test_undo_takes_back_the_last_answer_by_an_event_of_its_own(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer(rating=3))
    before = progress.state(QUESTION)
    event = progress.record_answer(answer(rating=1))
    undone = progress.undo()
    assert undone is not None
    assert (undone.event, undone.card, undone.kind) == (event, QUESTION, "answer")
    assert undone.payload["rating"] == 1
    assert progress.state(QUESTION) == before
    assert [written.kind for written in progress.events()] == ["answer", "answer", "undo"]


def test_undo_again_takes_back_the_one_before_and_then_nothing(progress: Progress, answer: Answers) -> None:
    first = progress.record_answer(answer("gd/question/a"))
    second = progress.record_answer(answer("gd/question/b"))
    taken = [progress.undo(), progress.undo(), progress.undo()]
    assert [undone and undone.event for undone in taken] == [second, first, None]
    assert progress.answers() == []
    assert progress.state("gd/question/a").status == "new"


def test_undo_of_a_named_answer_leaves_later_ones(progress: Progress, answer: Answers) -> None:
    first = progress.record_answer(answer("gd/question/a"))
    progress.record_answer(answer("gd/question/b"))
    assert progress.undo(first) is not None
    assert progress.undo(first) is None
    assert progress.undo("0" * 32) is None
    assert [row.card for row in progress.answers()] == ["gd/question/b"]


def test_answers_at_the_same_instant_keep_their_order(progress: Progress, answer: Answers) -> None:
    events = [progress.record_answer(answer(f"gd/question/{number}")) for number in range(20)]
    assert [row.event for row in progress.answers()] == events


def test_a_clock_that_slips_back_a_little_changes_no_order(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    first = progress.record_answer(answer(rating=3))
    clock.forward(seconds=-30)
    second = progress.record_answer(answer(rating=1))
    assert [row.event for row in progress.answers()] == [first, second]


def test_a_clock_that_was_years_ahead_pins_nothing(progress: Progress, answer: Answers, clock: Clock) -> None:
    clock.forward(days=2000)
    progress.record_answer(answer("gd/question/a"))
    clock.forward(days=-2000)
    progress.record_answer(answer("gd/question/b"))
    assert progress.answers()[0].card == "gd/question/b"


def test_the_log_can_not_be_changed_or_shortened(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer())
    with sqlite3.connect(progress.path) as database:
        for statement in ("DELETE FROM events", "UPDATE events SET at = 0"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(statement)
    database.close()


# Attempts at tasks


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


# Due


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


# Settings


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
    ("name", "value"), [("retention", 1.5), ("retention", "high"), ("parameters", [1.0])]
)
def test_a_setting_the_schedule_can_not_use_is_refused(progress: Progress, name: str, value: object) -> None:
    with pytest.raises(Problem, match=f"{name}: .* can't be used"):
        progress.set_setting(name, value)
    assert progress.events() == []


# Several at once


def test_two_openings_of_the_file_see_each_others_answers(open_progress: Opener, answer: Answers) -> None:
    one, two = open_progress(), open_progress()
    one.record_answer(answer("gd/question/a"))
    two.record_answer(answer("gd/question/b"))
    assert set(one.states()) == set(two.states()) == {"gd/question/a", "gd/question/b"}


def test_threads_may_share_one_progress(progress: Progress, answer: Answers) -> None:
    def write(name: str) -> None:
        for number in range(10):
            progress.record_answer(answer(f"gd/question/{name}{number}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(progress.answers()) == 40


def test_an_unsaved_answer_is_said_and_leaves_nothing(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer("gd/question/a"))
    states = progress.states()
    bad = replace(answer("gd/question/b"), response=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        progress.record_answer(bad)
    assert progress.states() == states
    assert progress.record_answer(answer("gd/question/b"))


def test_text_no_file_can_hold_is_kept_all_the_same(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer(response={"text": "half a pair \ud800, a NUL \0"}))
    assert progress.events()[0].payload["response"]["text"] == "half a pair \ud800, a NUL \0"


def test_a_note_no_file_can_hold_is_mended(progress: Progress) -> None:
    progress.flag(QUESTION, "half a pair \ud800")
    assert progress.state(QUESTION).note == "half a pair ?"


def test_a_clock_set_back_makes_no_negative_seconds(progress: Progress, answer: Answers) -> None:
    progress.record_answer(answer(seconds=-3.0))
    progress.record_answer(answer(seconds=1.23456))
    assert [row.seconds for row in progress.answers()] == [0.0, 1.235]


def test_which_keys_are_tasks() -> None:
    assert is_task("gd/task/a")
    assert not is_task("gd/question/task")
    assert not is_task("task")


def test_the_folder_is_made(tmp_path: Path, open_progress: Opener) -> None:
    open_progress("some/where/deep")
    assert (tmp_path / "some/where/deep/progress.sqlite3").exists()
