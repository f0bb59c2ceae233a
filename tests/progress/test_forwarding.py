"""A mistake in a coding task brings the questions that teach it forward: due now, or first among the new."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from trainer.progress import Progress, due_cards, export_lines, merge_lines, new_cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.progress import Answer, Submission

    Answers = Callable[..., Answer]
    Attempts = Callable[..., Submission]
    Opener = Callable[..., Progress]

SEEN = "gd/question/seen"
FRESH = "gd/question/fresh"
OTHER = "gd/question/other"


@pytest.fixture
def known(progress: Progress, answer: Answers, clock: Clock) -> Progress:
    """A log in which one question was answered and is due in some days."""
    progress.record_answer(answer(SEEN, rating=4))
    clock.forward(hours=20)
    assert due_cards(progress, [SEEN]) == []
    return progress


def test_what_was_seen_is_due_at_once_with_its_memory_as_it_was(known: Progress, attempt: Attempts) -> None:
    before = known.state(SEEN)
    known.record_submission(attempt(), forward=[SEEN])
    state = known.state(SEEN)
    assert due_cards(known, [OTHER, SEEN]) == [SEEN]
    assert state.due == state.forwarded == known.now().astimezone(UTC) + timedelta(microseconds=1)
    for name in ("status", "stability", "difficulty", "reps", "lapses", "last", "last_correct"):
        assert getattr(state, name) == getattr(before, name)


def test_what_is_due_already_keeps_its_place(known: Progress, attempt: Attempts, clock: Clock) -> None:
    clock.forward(days=60)
    due = known.state(SEEN).due
    known.record_submission(attempt(), forward=[SEEN])
    assert known.state(SEEN).due == due


def test_what_was_never_seen_is_the_first_of_the_new(progress: Progress, attempt: Attempts) -> None:
    progress.record_submission(attempt(), forward=[FRESH])
    state = progress.state(FRESH)
    assert (state.status, state.due) == ("new", None)
    assert new_cards(progress, [OTHER, SEEN, FRESH]) == [FRESH, OTHER, SEEN]


def test_the_next_answer_settles_it_and_the_schedule_goes_on_as_ever(
    known: Progress, open_progress: Opener, answer: Answers, attempt: Attempts, clock: Clock
) -> None:
    plain = open_progress("plain")
    merge_lines(plain, export_lines(known))
    known.record_submission(attempt(), forward=[SEEN, FRESH])
    clock.forward(minutes=1)
    for progress in (known, plain):
        progress.record_answer(answer(SEEN, rating=3))
        progress.record_answer(answer(FRESH, rating=3))
    for card in (SEEN, FRESH):
        assert known.state(card).forwarded is None
        assert known.state(card).stability == plain.state(card).stability
        assert due_cards(known, [card]) == []


def test_the_same_mistake_again_changes_nothing(known: Progress, attempt: Attempts, clock: Clock) -> None:
    known.record_submission(attempt(), forward=[SEEN, FRESH, SEEN])
    before = known.state(SEEN), known.state(FRESH)
    clock.forward(minutes=5)
    known.record_submission(attempt(), forward=[FRESH, SEEN])
    assert (known.state(SEEN), known.state(FRESH)) == before


def test_undo_of_the_attempt_puts_everything_back(known: Progress, attempt: Attempts, clock: Clock) -> None:
    before = known.state(SEEN)
    first = known.record_submission(attempt(), forward=[SEEN, FRESH])
    clock.forward(minutes=5)
    known.record_submission(attempt(), forward=[SEEN])
    known.undo(first)
    assert known.state(FRESH).forwarded is None
    assert known.state(SEEN).forwarded is not None  # the second attempt made the same mistake
    known.undo()
    assert known.state(SEEN) == before
    assert new_cards(known, [OTHER, FRESH]) == [OTHER, FRESH]


def test_undo_of_another_attempt_takes_nothing_back(known: Progress, attempt: Attempts, clock: Clock) -> None:
    earlier = known.record_submission(attempt())
    clock.forward(minutes=1)
    known.record_submission(attempt(), forward=[SEEN])
    known.undo(earlier)
    assert due_cards(known, [SEEN]) == [SEEN]


def test_undo_of_the_answer_wants_it_again(known: Progress, answer: Answers, attempt: Attempts) -> None:
    known.record_submission(attempt(), forward=[SEEN])
    before = known.state(SEEN)
    known.record_answer(answer(SEEN, rating=4))
    known.undo()
    assert known.state(SEEN) == before


def test_what_is_hidden_stays_hidden(known: Progress, attempt: Attempts) -> None:
    known.suspend(SEEN)
    known.suspend(FRESH)
    known.record_submission(attempt(), forward=[SEEN, FRESH])
    assert due_cards(known, [SEEN]) == []
    assert new_cards(known, [FRESH]) == []


def test_a_grade_that_counts_for_nothing_brings_nothing_forward(known: Progress, attempt: Attempts) -> None:
    assert known.record_submission(attempt("failed", "typing"), forward=[SEEN]) is None
    assert known.state(SEEN).forwarded is None


def test_it_travels_with_the_log_and_needs_no_content(
    known: Progress, open_progress: Opener, answer: Answers, attempt: Attempts, clock: Clock
) -> None:
    other = open_progress("other")
    merge_lines(other, export_lines(known))
    known.record_submission(attempt(), forward=[SEEN, FRESH])
    clock.forward(minutes=1)
    other.record_answer(answer(FRESH, rating=3))
    ours, theirs = list(export_lines(known)), list(export_lines(other))
    merge_lines(known, theirs)
    merge_lines(other, ours)
    assert known.states() == other.states()
    assert known.state(SEEN).forwarded is not None
    assert known.state(FRESH).forwarded is None  # answered after the mistake, if on another machine
