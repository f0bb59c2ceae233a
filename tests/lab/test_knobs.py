"""The lab's knobs: each turns to its ends or round, and never to what can't be walked."""

from __future__ import annotations

import pytest

from trainer.lab.descents import Setup, descent_of
from trainer.lab.knobs import knobs_of, turned
from trainer.lab.landscapes import LANDSCAPES

SETUP = Setup("mean-of-squares", "momentum", 0.1, start=(5.0,), steps=20)


def names(setup: Setup) -> list[str]:
    return [knob.name for knob in knobs_of(setup)]


def test_only_what_applies_is_offered() -> None:
    every = ["landscape", "optimizer", "rate", "momentum", "batch", "schedule", "start", "steps"]
    assert names(SETUP) == every
    assert names(Setup("quadratic", "adagrad", 0.1, start=(4.0,))) == [
        name for name in every if name not in ("momentum", "batch")
    ]


@pytest.mark.parametrize("by", [1, -1])
def test_every_knob_turned_all_the_way_gives_setups_that_can_be_walked(by: int) -> None:
    for name in names(SETUP):
        setup = SETUP
        for _ in range(60):
            setup = turned(setup, name, by)
            assert descent_of(setup).steps >= 0
            assert all(knob.place is None or 0 <= knob.place <= 1 for knob in knobs_of(setup))


def test_a_value_between_two_goes_to_its_neighbours() -> None:
    between = Setup("quadratic", "sgd", 0.055)
    assert turned(between, "rate", 1).rate == 0.06
    assert turned(between, "rate", -1).rate == 0.05


def test_a_number_stops_at_its_ends() -> None:
    setup = Setup("quadratic", "sgd", 2.0)
    assert turned(setup, "rate", 1).rate == 2.0
    lowest = setup
    for _ in range(200):
        lowest = turned(lowest, "rate", -1)
    assert lowest.rate == turned(lowest, "rate", -1).rate == 0.0001


def test_names_go_round() -> None:
    setup, seen = SETUP, []
    for _ in LANDSCAPES:
        seen.append(setup.landscape)
        setup = turned(setup, "landscape", 1)
    assert sorted(seen) == sorted(LANDSCAPES)
    assert setup.landscape == SETUP.landscape


def test_another_loss_brings_its_own_start_and_a_batch_it_has() -> None:
    small = turned(Setup("mean-of-squares", "sgd", 0.1, batch=32, start=(0.0,)), "landscape", -1)
    assert (small.landscape, small.batch, small.start) == ("sum-of-squares", 0, (5.0,))


def test_the_largest_batch_is_all_the_data() -> None:
    full = turned(Setup("mean-of-squares", "sgd", 0.1, batch=32), "batch", 1)
    assert full.batch == 0
    assert next(knob.text for knob in knobs_of(full) if knob.name == "batch") == "all 64"
    assert turned(full, "batch", -1).batch == 32


def test_starts_go_round_from_one_of_ones_own() -> None:
    setup = Setup("quadratic", "sgd", 0.1, start=(3.3,))
    first = turned(setup, "start", 1)
    assert first.start == LANDSCAPES["quadratic"].starts[0]
    assert turned(first, "start", -1).start == LANDSCAPES["quadratic"].starts[-1]
