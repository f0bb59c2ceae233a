"""Drills: each asks what its name says, in an order with a reason, and nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graders.errors import Problem
from trainer.bank.catalogue import ObjectiveSummary
from trainer.practice import DRILLS, drill_cards, drill_round, learn_round, objective_round, review_round
from trainer.practice.drills import drill_counts
from trainer.progress import Submission

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from conftest import Clock

    from trainer.bank import Catalogue
    from trainer.progress import Progress


def ids(name: str, progress: Progress, catalogue: Catalogue) -> list[str]:
    return [card.id for card in drill_cards(name, progress, catalogue)]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("traps", ["a2", "b2"]),
        ("numbers", ["a3"]),
        ("wrong", []),
        ("weakest", []),
        ("coding", ["t1"]),
    ],
)
def test_on_the_first_day(progress: Progress, catalogue: Catalogue, name: str, asked: list[str]) -> None:
    assert ids(name, progress, catalogue) == asked


def test_a_drill_goes_on_after_the_daily_limit(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], rng: Random
) -> None:
    progress.set_setting("new_per_day", 1)
    answered("gd/question/a1")
    drill = drill_round("traps", progress, catalogue, rng)
    item = drill.next()
    assert item is not None
    assert (drill.name, drill.mode, drill.total, item.card.id) == ("Traps only", "drill", 2, "a2")


def test_what_is_due_comes_first_then_new_then_what_is_best_forgotten(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock
) -> None:
    answered("gd/question/b2", 3)
    assert ids("traps", progress, catalogue) == ["a2", "b2"]
    clock.forward(days=30)
    assert ids("traps", progress, catalogue) == ["b2", "a2"]


def test_wrong_this_week_is_the_latest_first_and_forgets_after_seven_days(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock
) -> None:
    answered("gd/question/a1", 1)
    clock.forward(days=3)
    answered("gd/question/b1", 1)
    answered("gd/question/b2", 3)
    clock.forward(hours=1)
    answered("gd/question/b1", 3)  # mended since: practised all the same
    assert ids("wrong", progress, catalogue) == ["b1", "a1"]
    clock.forward(days=3)
    assert ids("wrong", progress, catalogue) == ["b1", "a1"]
    clock.forward(days=1)
    assert ids("wrong", progress, catalogue) == ["b1"]


def test_weakest_first_is_wrong_first_then_by_what_is_left_of_it(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock
) -> None:
    for key, rating in (("a1", 4), ("a2", 2), ("a3", 1)):
        answered(f"gd/question/{key}", rating)
    clock.forward(days=2)
    assert ids("weakest", progress, catalogue) == ["a3", "a2", "a1"]


def test_coding_begins_with_what_was_tried_and_not_passed(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    first = catalogue.tasks[0]
    two = replace(catalogue, tasks=(first, replace(first, key="gd/task/t2", id="t2")))
    assert ids("coding", progress, two) == ["t1", "t2"]
    progress.record_submission(Submission("gd/task/t2", "t", "failed", 1, 3, (), "key", 0, 9.0))
    assert ids("coding", progress, two) == ["t2", "t1"]


@pytest.mark.parametrize("name", [drill.id for drill in DRILLS])
def test_nothing_hidden_and_nothing_twice(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock, name: str
) -> None:
    for card in catalogue.questions:
        answered(card.key, 1)
    clock.forward(days=1)
    before = ids(name, progress, catalogue)
    assert before
    assert len(before) == len(set(before))
    progress.suspend(drill_cards(name, progress, catalogue)[0].key)
    assert ids(name, progress, catalogue) == before[1:]


def test_each_drill_says_how_many_it_asks_and_how_many_of_them_are_due(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock
) -> None:
    def counts() -> dict[str, tuple[int, int]]:
        return {found.drill.id: (found.cards, found.due) for found in drill_counts(progress, catalogue)}

    none = {"wrong": (0, 0), "weakest": (0, 0)}
    assert counts() == {**none, "traps": (2, 0), "numbers": (1, 0), "coding": (1, 0)}
    answered("gd/question/a2", 1)
    answered("gd/question/a3", 4)
    clock.forward(minutes=2)
    assert counts() == {
        "wrong": (1, 1),
        "weakest": (2, 1),
        "traps": (2, 1),
        "numbers": (1, 0),
        "coding": (1, 0),
    }
    progress.suspend("gd/question/a2")
    assert counts()["wrong"] == (0, 0)


def test_what_a_mistake_in_code_brought_forward_is_the_next_thing_asked(
    progress: Progress, catalogue: Catalogue, answered: Callable[..., str], clock: Clock, rng: Random
) -> None:
    answered("gd/question/a1", 4)
    clock.forward(days=1)
    failed = Submission("gd/task/t1", "t", "failed", 1, 3, ("m",), "key", 0, 9.0)
    progress.record_submission(failed, forward=["gd/question/a4", "gd/question/a1"])
    clock.forward(minutes=1)
    review = review_round(progress, catalogue, rng, limit=2)
    keys = [review.next(), review.skip(), review.next()][::2]
    assert [item and item.card.id for item in keys] == ["a1", "a4"]  # seen before, then first of the new
    learn = learn_round(progress, catalogue, rng).next()
    assert learn is not None
    assert learn.card.id == "a4"
    progress.undo()
    assert [card.id for card in drill_cards("weakest", progress, catalogue)] == ["a1"]
    first = review_round(progress, catalogue, rng).next()
    assert first is not None
    assert first.card.id == "a3"


def test_by_objective(progress: Progress, catalogue: Catalogue, rng: Random) -> None:
    track = replace(
        catalogue.tracks[0], objectives=(ObjectiveSummary("o", "basics", "Say what descent does"),)
    )
    known = replace(catalogue, tracks=(track,))
    drill = objective_round(progress, known, rng, "o", track="gd")
    assert (drill.name, drill.total) == ("Say what descent does", len(catalogue.cards))
    with pytest.raises(Problem, match="gd has no such objective"):
        objective_round(progress, known, rng, "p", track="gd")


def test_an_unknown_drill_names_the_nearest(progress: Progress, catalogue: Catalogue) -> None:
    with pytest.raises(Problem, match=r"trap: there is no such drill; did you mean `traps`\?"):
        drill_cards("trap", progress, catalogue)
