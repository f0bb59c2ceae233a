"""What another retention would bring is what it brings once it is taken on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from trainer.progress import Rating, due_cards
from trainer.progress.workload import workload_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.progress import Answer, Progress

CARDS = [f"gd/question/{number}" for number in range(12)]


@pytest.fixture
def practised(progress: Progress, answer: Callable[..., Answer], clock: Callable[[], object]) -> Progress:
    """Twelve cards answered on four days, well or less well."""
    for day in range(4):
        for number, card in enumerate(CARDS):
            progress.record_answer(answer(card, rating=Rating(2 + (number + day) % 3)))
            clock.forward(seconds=20)  # type: ignore[attr-defined]
        clock.forward(days=3 + day)  # type: ignore[attr-defined]
    return progress


@pytest.mark.parametrize("retention", [0.7, 0.9, 0.97])
def test_what_is_foretold_comes_true(practised: Progress, retention: float) -> None:
    foretold = workload_at(practised, retention, CARDS)
    practised.set_setting("retention", retention)
    assert foretold is not None
    assert foretold.due == len(due_cards(practised, CARDS))


def test_more_is_due_where_more_is_to_be_remembered(practised: Progress) -> None:
    less, more = (workload_at(practised, retention, CARDS) for retention in (0.7, 0.97))
    assert less is not None
    assert more is not None
    assert (less.due, less.week) < (more.due, more.week)
    assert more.due <= more.week <= len(CARDS)


def test_cards_that_are_gone_or_suspended_are_not_counted(practised: Progress) -> None:
    every = workload_at(practised, 0.97, CARDS)
    practised.suspend(CARDS[0])
    fewer = workload_at(practised, 0.97, CARDS[:6])
    assert every is not None
    assert fewer is not None
    assert fewer.week <= 5 < every.week


def test_nothing_is_changed_and_it_can_be_called_off(practised: Progress) -> None:
    before = practised.states()
    workload_at(practised, 0.97, CARDS)
    assert practised.states() == before
    stop = threading.Event()
    stop.set()
    assert workload_at(practised, 0.97, CARDS, stop) is None
