from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from trainer.progress import CardState, Rating, is_task

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


def test_states_are_as_another_process_left_them(
    progress: Progress, open_progress: Opener, answer: Answers
) -> None:
    other = open_progress()
    assert progress.states() == {}
    assert progress.states() is progress.states()
    other.record_answer(answer())
    assert progress.states()[QUESTION].status == "learning"
    progress.undo()
    assert progress.states()[QUESTION].status == "new"
    assert other.states() == progress.states()


def test_an_order_is_kept_also_beside_events_that_lie_years_ahead(
    progress: Progress, answer: Answers, clock: Clock
) -> None:
    clock.forward(days=2000)
    progress.record_answer(answer("gd/question/a"))
    clock.forward(days=-2000)
    events = [progress.record_answer(answer(f"gd/question/{number}")) for number in range(8)]
    clock.forward(seconds=-30)
    events.append(progress.record_answer(answer("gd/question/b")))
    assert [row.event for row in progress.answers()][:9] == events
