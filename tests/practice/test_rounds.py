from __future__ import annotations

from datetime import UTC, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.errors import Problem
from trainer.practice import (
    Round,
    Verdict,
    first_round,
    learn_round,
    next_topic,
    review_round,
    round_of,
    topic_round,
)
from trainer.practice.builders import spread
from trainer.progress import Progress, Rating, Submission

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

    from trainer.bank.catalogue import Catalogue
    from trainer.progress import CardState

    Answered = Callable[..., str]


def ids(asked: Round) -> list[str]:
    """The rest of a round, dropping one after the other."""
    found = []
    while (item := asked.next()) is not None:
        found.append(item.card.id)
        asked.drop()
    return found


# Builders


def test_review_asks_what_is_due_then_new_ones_and_tasks_last(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered, clock: Clock
) -> None:
    answered("gd/question/b1", 4)
    clock.forward(minutes=1)
    answered("gd/question/a4", 4)
    progress.record_submission(Submission("gd/task/t1", "t", "passed", 1, 1, (), "key", 0, 60.0))
    clock.forward(days=20)
    # new ones by level, warm-ups first; the traps a2 and b2 stand between others
    assert ids(review_round(progress, catalogue, rng)) == ["b1", "a4", "a3", "b2", "a1", "a2", "t1"]


def test_review_keeps_to_the_days_allowance_of_new_ones(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered
) -> None:
    progress.set_setting("new_per_day", 3)
    answered("gd/question/b1", 4)
    assert len(ids(review_round(progress, catalogue, rng))) == 2
    progress.set_setting("new_per_day", 1)
    assert ids(review_round(progress, catalogue, rng)) == []


def test_review_leaves_out_what_is_hidden(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered, clock: Clock
) -> None:
    for name in ("a1", "a2", "a3", "a4", "b1", "b2"):
        answered(f"gd/question/{name}", 4)
    clock.forward(days=20)
    progress.bury("gd/question/a1")
    progress.suspend("gd/question/b2")
    assert sorted(ids(review_round(progress, catalogue, rng))) == ["a2", "a3", "a4", "b1"]
    assert len(ids(review_round(progress, catalogue, rng, limit=3))) == 3


def test_a_card_buried_during_the_round_is_passed_over(
    progress: Progress, catalogue: Catalogue, rng: Random
) -> None:
    asked = review_round(progress, catalogue, rng)
    first = asked.next()
    progress.bury("gd/question/a1")
    assert first is not None
    asked.bury()
    assert set(ids(asked)) == {"a2", "a3", "a4", "b1", "b2"} - {first.card.id}
    assert progress.state(first.key).buried_until is not None


def test_learn_asks_new_ones_of_a_topic_warm_ups_first(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered
) -> None:
    assert next_topic(progress, catalogue) == ("gd", "basics")
    assert ids(learn_round(progress, catalogue, rng)) == ["a3", "a1", "a2", "a4"]
    answered("gd/question/a1")
    assert ids(learn_round(progress, catalogue, rng, topic="basics")) == ["a3", "a2", "a4"]
    assert ids(learn_round(progress, catalogue, rng, topic="basics", limit=1)) == ["a3"]
    assert ids(learn_round(progress, catalogue, rng, topic="basics", level=1)) == ["a3"]
    assert ids(learn_round(progress, catalogue, rng, topic="rate", level=3)) == ["b1", "b2"]
    for name in ("a2", "a3", "a4"):
        answered(f"gd/question/{name}")
    assert ids(learn_round(progress, catalogue, rng)) == ["b1", "b2"]
    for name in ("b1", "b2"):
        answered(f"gd/question/{name}")
    assert next_topic(progress, catalogue) is None
    assert ids(learn_round(progress, catalogue, rng)) == []


def test_learn_keeps_to_the_allowance(progress: Progress, catalogue: Catalogue, rng: Random) -> None:
    progress.set_setting("new_per_day", 2)
    assert len(ids(learn_round(progress, catalogue, rng, topic="basics", limit=4))) == 2


def test_a_topic_asks_due_then_weakest_then_new(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered, clock: Clock
) -> None:
    answered("gd/question/a1", 4)
    clock.forward(days=2)
    answered("gd/question/a3", 4)
    clock.forward(days=1)
    answered("gd/question/a4", 1)
    clock.forward(hours=1)
    asked = topic_round(progress, catalogue, rng, "basics")
    assert (asked.name, asked.mode) == ("Basics", "topic")
    found = ids(asked)
    found.remove("a2")  # the trap stands somewhere in the middle
    assert found == ["a4", "a1", "a3"]
    with pytest.raises(Problem, match="momentum: there is no such topic"):
        topic_round(progress, catalogue, rng, "momentum")


def test_the_first_round_takes_the_kinds_in_turn_and_what_is_written_at_length_last(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered
) -> None:
    assert ids(first_round(progress, catalogue, rng, 4)) == ["b1", "b2", "a3", "a1"]
    answered("gd/question/b1")
    first = first_round(progress, catalogue, rng, 9)
    assert (first.name, first.mode) == ("First round", "learn")
    assert ids(first) == ["a1", "b2", "a3", "a2", "a4"]


def test_any_cards_can_make_a_round_each_once(progress: Progress, catalogue: Catalogue, rng: Random) -> None:
    keys = ["gd/question/b1", "gd/question/gone", "gd/question/a1", "gd/question/b1"]
    assert ids(round_of(progress, catalogue, rng, keys, name="Traps", mode="drill")) == ["b1", "a1"]


@given(st.lists(st.booleans(), max_size=30))
def test_traps_are_spread_and_nothing_is_lost(traps: list[bool]) -> None:
    class Card:
        def __init__(self, number: int, kind: str) -> None:
            self.number, self.kind = number, kind

    cards = [Card(number, "trap" if trap else "choice") for number, trap in enumerate(traps)]
    mixed = spread(cards)  # type: ignore[type-var]
    assert sorted(card.number for card in mixed) == list(range(len(cards)))
    for kind in ("trap", "choice"):
        assert [c.number for c in mixed if c.kind == kind] == [c.number for c in cards if c.kind == kind]
    if 0 < sum(traps) <= len(traps) / 2 and len(traps) > 2:
        kinds = "".join("t" if card.kind == "trap" else "." for card in mixed)
        assert "tt" not in kinds


# Going through a round


def test_an_item_stays_current_until_something_is_done(
    progress: Progress, catalogue: Catalogue, rng: Random
) -> None:
    asked = review_round(progress, catalogue, rng)
    assert asked.next() is asked.next()
    with pytest.raises(ValueError, match="call next"):
        learn_round(progress, catalogue, rng).skip()


def test_an_answer_goes_to_the_log_with_what_it_takes_to_show_it_again(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = review_round(progress, catalogue, rng)
    item = asked.next()
    assert item is not None
    event = asked.done(right, 12.0, confidence=80)
    (written,) = progress.events()
    assert (written.id, written.card) == (event, item.key)
    assert written.payload == {
        "content_hash": "h",
        "rating": 3,
        "correct": True,
        "response": {"chosen": [0]},
        "seconds": 12.0,
        "seed": item.seed,
        "mode": "review",
        "confidence": 80,
    }


def test_the_learners_own_rating_counts(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a4"], name="Practice", mode="single")
    asked.next()
    asked.done(right, 12.0, rating=Rating.EASY)
    assert progress.answers()[0].rating is Rating.EASY


def test_the_same_generator_draws_the_same_seeds(progress: Progress, catalogue: Catalogue) -> None:
    def seeds(seed: int) -> list[int]:
        asked = review_round(progress, catalogue, Random(seed))
        found = []
        while (item := asked.next()) is not None:
            found.append(item.seed)
            asked.drop()
        return found

    assert seeds(5) == seeds(5)
    assert seeds(5) != seeds(6)
    assert len(set(seeds(5))) == 6


def test_what_is_asked_again_is_counted_by_itself(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, wrong: Verdict
) -> None:
    asked = learn_round(progress, catalogue, rng, topic="rate")
    shown = []
    for verdict in (wrong, right, right):
        item = asked.next()
        assert item is not None
        shown.append((item.card.id, item.progress_text))
        asked.done(verdict, 5.0)
        shown.append((item.card.id, asked.recounted(item).progress_text))
    assert shown == [
        ("b1", "1 of 2"),
        ("b1", "1 of 2 + 1 again"),
        ("b2", "2 of 2 + 1 again"),
        ("b2", "2 of 2 + 1 again"),
        ("b1", "again 1 of 1, was wrong"),
        ("b1", "again 1 of 1, was wrong"),
    ]
    assert asked.next() is None
    summary = asked.summary()
    assert (summary.right, summary.wrong, summary.skipped, summary.answered, summary.left) == (2, 1, 0, 3, 0)


def test_a_card_that_comes_due_during_the_round_comes_back(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, clock: Clock
) -> None:
    asked = learn_round(progress, catalogue, rng, topic="basics")
    asked.next()
    asked.done(right, 5.0)  # due again in ten minutes
    second = asked.next()
    assert second is not None
    assert second.card.id == "a1"
    clock.forward(minutes=11)
    asked.done(right, 5.0)
    third = asked.next()
    assert third is not None
    assert (third.card.id, third.progress_text) == ("a3", "again 1 of 1, still new")
    asked.done(right, 5.0)
    assert ids(asked) == ["a2", "a4"]  # those right once are left for later


def test_a_card_never_known_does_not_come_back_for_ever(
    progress: Progress, catalogue: Catalogue, rng: Random, wrong: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    times = 0
    while asked.next() is not None:
        asked.done(wrong, 5.0)
        times += 1
    assert times == 4


def test_skipping_writes_nothing(progress: Progress, catalogue: Catalogue, rng: Random) -> None:
    asked = review_round(progress, catalogue, rng)
    assert len(ids(asked)) == 6
    assert progress.events() == []
    assert asked.summary().skipped == 6
    assert asked.summary().next_due is None


def test_what_is_skipped_comes_back_at_the_end_once(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = learn_round(progress, catalogue, rng, topic="basics")
    count = asked.total
    first = asked.next()
    assert first is not None
    assert asked.skip()
    assert asked.total == count + 1
    for _ in range(count - 1):
        assert asked.next() is not None
        asked.done(right, 5.0, rating=Rating.EASY)
    again = asked.next()
    assert again is not None
    assert (again.key, asked.summary().skipped, asked.summary().left) == (first.key, 1, 1)
    assert again.progress_text == "again 1 of 1, was skipped"
    assert not asked.skip(), "a second time is enough"
    assert asked.next() is None
    assert asked.summary().skipped == 1


def test_what_is_answered_after_all_was_not_skipped(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    asked.next()
    asked.skip()
    assert asked.next() is not None
    asked.done(right, 5.0)
    assert asked.summary().skipped == 0


def test_a_question_that_came_back_for_an_answer_taken_back_is_asked_once(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, wrong: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    asked.next()
    asked.done(wrong, 5.0)
    again = asked.next()
    assert again is not None
    assert again.progress_text == "again 1 of 1, was wrong"
    back = asked.undo()
    assert back is not None
    assert back.progress_text == "1 of 1"
    asked.done(right, 5.0, rating=Rating.EASY)
    assert asked.next() is None


def test_suspending_a_card_takes_it_out(
    progress: Progress, catalogue: Catalogue, rng: Random, wrong: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    asked.next()
    asked.suspend()
    assert asked.next() is None
    assert progress.state("gd/question/a1").suspended


def test_undo_brings_the_question_back_as_it_was_shown(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, wrong: Verdict
) -> None:
    asked = learn_round(progress, catalogue, rng, topic="basics")
    first = asked.next()
    asked.done(wrong, 5.0)
    second = asked.next()
    assert first is not None
    assert second is not None
    back = asked.undo()
    assert back is not None
    assert (back.key, back.seed, back.position, back.total, back.again) == (
        first.key,
        first.seed,
        1,
        4,
        "",
    )
    assert asked.next() == back
    assert progress.answers() == []
    assert progress.state(first.key).status == "new"
    asked.done(right, 5.0)
    again = asked.next()
    assert again is not None
    assert (again.key, again.seed, again.position) == (second.key, second.seed, 2)
    assert ids(asked) == ["a1", "a2", "a4"]


def test_undo_right_after_the_answer_and_at_the_end_and_with_nothing(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    assert asked.undo() is None
    asked.next()
    asked.done(right, 5.0)
    assert asked.next() is None
    back = asked.undo()
    assert back is not None
    assert back.progress_text == "1 of 1"
    assert asked.summary().answered == 0
    assert asked.undo() is None


def test_an_undo_that_cannot_be_saved_can_be_tried_again(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Problem("the disk is full")

    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    asked.next()
    asked.done(right, 5.0)
    with monkeypatch.context() as patch:
        patch.setattr(progress, "undo", full)
        with pytest.raises(Problem):
            asked.undo()
    assert asked.summary().answered == 1
    assert asked.undo() is not None
    assert progress.answers() == []


def test_undo_leaves_answers_of_other_rounds(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered, right: Verdict
) -> None:
    answered("gd/question/b1")
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    asked.next()
    asked.done(right, 5.0)
    answered("gd/question/b2")  # elsewhere, later
    asked.undo()
    assert [row.card for row in progress.answers()] == ["gd/question/b1", "gd/question/b2"]


def test_a_task_records_itself_and_the_round_goes_on(
    progress: Progress, catalogue: Catalogue, rng: Random
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/task/t1"], name="Practice", mode="single")
    asked.next()
    event = progress.record_submission(Submission("gd/task/t1", "t", "failed", 0, 1, (), "key", 0, 60.0))
    asked.done_task(passed=False, event=event)
    assert asked.next() is None
    assert asked.summary().wrong == 1
    asked.undo()
    assert progress.answers() == []


def test_the_end_says_when_the_first_card_is_due_again(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict, clock: Clock
) -> None:
    asked = learn_round(progress, catalogue, rng, topic="rate")
    asked.next()
    asked.done(right, 5.0, rating=Rating.EASY)
    asked.next()
    asked.done(right, 5.0)
    assert asked.summary().next_due == clock().astimezone(UTC) + timedelta(minutes=10, microseconds=1)


def test_a_question_that_asks_something_else_now_is_marked(
    progress: Progress, catalogue: Catalogue, rng: Random, answered: Answered
) -> None:
    answered("gd/question/a1", content_hash="before")
    answered("gd/question/a2", content_hash="h")
    changed = {
        key: item.changed
        for key in ("a1", "a2", "a3")
        if (
            item := round_of(
                progress, catalogue, rng, [f"gd/question/{key}"], name="Practice", mode="single"
            ).next()
        )
        is not None
    }
    assert changed == {"a1": True, "a2": False, "a3": False}


def test_an_answer_that_can_not_be_saved_leaves_the_question_current(
    progress: Progress, catalogue: Catalogue, rng: Random, right: Verdict
) -> None:
    asked = round_of(progress, catalogue, rng, ["gd/question/a1"], name="Practice", mode="single")
    item = asked.next()
    pages = progress._database.execute("PRAGMA page_count").fetchone()[0]
    progress._database.execute(f"PRAGMA max_page_count = {pages}")
    long = Verdict(True, 1.0, "", response="x" * 100_000)
    with pytest.raises(Problem, match="disk is full"):
        asked.done(long, 5.0)
    assert asked.next() == item
    assert asked.summary().answered == 0
    progress._database.execute("PRAGMA max_page_count = 100000")
    asked.done(right, 5.0)
    assert asked.next() is None


def test_a_log_that_can_not_be_read_takes_nothing_out_of_the_round(
    progress: Progress, catalogue: Catalogue, rng: Random, wrong: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ["gd/question/a1", "gd/question/a2"]
    asked = round_of(progress, catalogue, rng, keys, name="Practice", mode="single")
    read = Progress.state
    left = 0

    def state(self: Progress, card: str) -> CardState:
        nonlocal left
        left -= 1
        if left < 0:
            raise Problem("the disk would not read it")
        return read(self, card)

    seen = []
    for answer in (lambda: asked.done(wrong, 5.0), asked.skip, asked.drop, asked.drop):
        for readings in range(20):
            left = readings
            with monkeypatch.context() as patch:
                patch.setattr(Progress, "state", state)
                try:
                    item = asked.next()
                except Problem:
                    continue
            break
        assert item is not None
        seen.append((item.card.id, item.progress_text))
        answer()
    assert seen == [
        ("a1", "1 of 2"),
        ("a2", "2 of 2 + 1 again"),
        ("a1", "again 1 of 2, was wrong"),
        ("a2", "again 2 of 2, was skipped"),
    ]
