"""Descents of the lab: what the lesson claims, seen in their numbers and said in their words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graders.reference import OPTIMIZERS
from trainer.lab.descents import (
    OPTIMIZER_TITLES,
    SCHEDULE_TITLES,
    Setup,
    batches_of,
    descent_of,
    descent_through,
    hyperparameters_of,
)
from trainer.lab.knobs import STEPS
from trainer.lab.landscapes import LANDSCAPES
from trainer.lab.reading import error_factors, figure, outcome, rate_note, stability_limit, standing

TOY = Setup("quadratic", "sgd", 0.1, start=(4.0,), steps=40)


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.5, 0.9, 1.0, 1.05])
def test_on_the_parabola_the_error_is_multiplied_by_one_minus_twice_the_rate(rate: float) -> None:
    descent = descent_of(replace(TOY, rate=rate))
    errors = descent.places[:, 0] - 2
    assert errors == pytest.approx(2 * (1 - 2 * rate) ** np.arange(41), rel=1e-9, abs=1e-12)
    assert descent.losses == pytest.approx(errors**2)
    assert descent.gradients[:, 0] == pytest.approx(2 * errors[:-1])


@pytest.mark.parametrize(
    ("rate", "note"),
    [
        (0.01, "error × 0.98 a step: falls, slowly"),
        (0.1, "error × 0.8 a step: falls smoothly"),
        (0.5, "error × 0 a step: there in one"),
        (0.9, "error × −0.8 a step: jumps across, still converges"),
        (1.0, "error × −1 a step: bounces for ever"),
        (1.05, "error × −1.1 a step: diverges"),
    ],
)
def test_the_note_beside_the_rate_says_what_it_will_do(rate: float, note: str) -> None:
    assert rate_note(replace(TOY, rate=rate)) == note


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
@pytest.mark.parametrize("landscape", ["quadratic", "sum-of-squares", "ill-conditioned-bowl"])
@pytest.mark.parametrize("momentum", [0.3, 0.6])
def test_the_limit_is_where_descent_stops_converging(optimizer: str, landscape: str, momentum: float) -> None:
    start = LANDSCAPES[landscape].start
    setup = Setup(landscape, optimizer, 1.0, momentum=momentum, start=start, steps=3000)
    limit = stability_limit(setup)
    assert limit is not None
    minimum = np.array(LANDSCAPES[landscape].minimum)
    below = descent_of(replace(setup, rate=0.98 * limit)).places[-1] - minimum
    above = descent_of(replace(setup, rate=1.02 * limit)).places[-1] - minimum
    assert np.abs(below).max() < 1e-3
    assert np.abs(above).max() > 1e3


@pytest.mark.parametrize(
    "changed",
    [
        {"optimizer": "adam"},
        {"landscape": "rosenbrock"},
        {"schedule": "cosine"},
        {"landscape": "mean-of-squares", "batch": 4},
    ],
    ids=str,
)
def test_where_no_formula_gives_a_limit_none_is_claimed(changed: dict[str, object]) -> None:
    setup = replace(TOY, start=(), **changed)  # type: ignore[arg-type]
    assert stability_limit(setup) is None
    assert rate_note(setup) == ""


def test_with_the_sum_loss_the_limit_is_one_over_n() -> None:
    assert stability_limit(Setup("sum-of-squares", "sgd", 0.1)) == pytest.approx(1 / 10)
    assert stability_limit(Setup("mean-of-squares", "sgd", 0.1)) == pytest.approx(1)


@pytest.mark.parametrize("optimizer", OPTIMIZER_TITLES)
@pytest.mark.parametrize("schedule", SCHEDULE_TITLES)
def test_every_optimizer_walks_every_loss_under_every_schedule(optimizer: str, schedule: str) -> None:
    assert optimizer in OPTIMIZERS
    for landscape in LANDSCAPES.values():
        descent = descent_of(Setup(landscape.id, optimizer, 0.01, schedule=schedule, steps=20))
        assert not descent.diverged or landscape.id == "rosenbrock"
        assert len(descent.places) == len(descent.losses) == descent.steps + 1
        assert len(descent.rates) == descent.steps
        assert descent.gradients.shape == (descent.steps, landscape.dimension)
        assert np.all(np.isfinite(descent.places))


def test_momentum_reaches_every_optimizer_that_has_one() -> None:
    for optimizer in OPTIMIZER_TITLES:
        still, moving = (
            descent_of(Setup("plateau", optimizer, 0.1, momentum=momentum, steps=30))
            for momentum in (0.0, 0.9)
        )
        has_one = any(
            value == 0.7 for value in hyperparameters_of(replace(still.setup, momentum=0.7)).values()
        )
        assert has_one == (not np.array_equal(still.places, moving.places))


def test_an_epoch_of_batches_sees_every_point_once() -> None:
    setup = Setup("mean-of-squares", "sgd", 0.1, batch=16, steps=8, seed=3)
    batches = [rows for rows in batches_of(setup) if rows is not None]
    assert [len(rows) for rows in batches] == [16] * 8
    first, second = np.concatenate(batches[:4]), np.concatenate(batches[4:])
    assert sorted(first) == sorted(second) == list(range(64))
    assert not np.array_equal(first, second)


def test_the_seed_alone_decides_the_batches() -> None:
    noisy = Setup("mean-of-squares", "sgd", 0.3, batch=1, steps=50)
    assert np.array_equal(descent_of(noisy).places, descent_of(replace(noisy)).places)
    assert not np.array_equal(descent_of(noisy).places, descent_of(replace(noisy, seed=1)).places)


def test_a_larger_batch_hovers_lower_and_a_decayed_rate_settles() -> None:
    one = Setup("mean-of-squares", "sgd", 0.3, batch=1, steps=400)
    floors = {
        name: float(np.mean([descent_of(replace(setup, seed=seed)).losses[-100:] for seed in range(20)]))
        for name, setup in {
            "one": one,
            "sixteen": replace(one, batch=16),
            "decayed": replace(one, schedule="inverse-time"),
        }.items()
    }
    least = LANDSCAPES["mean-of-squares"].loss(np.array([2.0]))
    assert least < floors["sixteen"] < floors["one"]
    assert floors["decayed"] - least < (floors["one"] - least) / 5


def test_momentum_crosses_the_plateau_sooner_than_plain_descent() -> None:
    plain, ball = (descent_of(Setup("plateau", name, 0.3, steps=200)) for name in ("sgd", "momentum"))

    def first_low(losses: np.ndarray) -> int:
        return int(np.argmax(losses < 0.1))

    assert 0 < first_low(ball.losses) < first_low(plain.losses) / 3


def test_on_the_ridge_of_the_saddle_plain_descent_never_leaves_it() -> None:
    on_it = descent_of(Setup("saddle", "sgd", 0.1, start=(2.0, 0.0), steps=400))
    beside = descent_of(Setup("saddle", "sgd", 0.1, start=(2.0, 0.001), steps=400))
    assert on_it.places[-1] == pytest.approx([0, 0], abs=1e-12)
    assert beside.places[-1] == pytest.approx([0, 1], abs=1e-6)


def test_what_diverges_is_cut_where_its_numbers_say_nothing_more() -> None:
    descent = descent_of(replace(TOY, rate=2.0, steps=400))
    assert descent.diverged
    assert descent.steps < 400
    assert np.all(np.abs(descent.places) < 1e30)
    assert descent.left_at == 1
    assert outcome(descent).startswith("left the picture at step 1, loss ")


@pytest.mark.parametrize(
    ("setup", "line"),
    [
        (TOY, "loss 4 → 7.1e−8, there from step 16 on"),
        (replace(TOY, rate=0.01), "loss 4 → 0.7946 in 40 steps, least 0"),
        (replace(TOY, rate=1.0), "loss 4, and no lower after 40 steps"),
        (replace(TOY, rate=1.05), "left the picture at step 6, loss 8194 at step 40"),
        (replace(TOY, rate=0.5), "loss 4 → 0, there from step 1 on"),
        (
            Setup("saddle", "sgd", 0.1, start=(2.0, 0.0), steps=100),
            "loss 2 → 1.4e−9 in 100 steps, least −0.25",
        ),
        (
            Setup("rosenbrock", "rmsprop", 0.1, start=(0.0, 0.0), steps=200),
            "loss 1 → {last} in 200 steps, least 0",
        ),
        (Setup("quadratic", "adamw", 2.0, start=(2.0,), steps=200), "loss 0 → {last} in 200 steps, least 0"),
    ],
    ids=[
        "arrives",
        "slow",
        "bounces",
        "diverges",
        "in one",
        "rests on a saddle",
        "lower on its way",
        "from the least",
    ],
)
def test_a_descents_end_in_one_line(setup: Setup, line: str) -> None:
    descent = descent_of(setup)
    assert outcome(descent) == line.format(last=figure(float(descent.losses[-1])))


@pytest.mark.parametrize("steps", STEPS)
def test_a_rate_halved_each_quarter_is_halved_three_times(steps: int) -> None:
    rates = descent_of(replace(TOY, schedule="step-decay", steps=steps)).rates
    assert rates[-1] == pytest.approx(TOY.rate / 8)


def test_a_noisy_descent_is_told_by_its_last_quarter() -> None:
    noisy = descent_of(Setup("mean-of-squares", "sgd", 0.3, batch=1, steps=400))
    late = figure(float(noisy.losses[-100:].mean()))
    assert outcome(noisy) == f"loss 9.98 → {late} over the last quarter, least 0.9803"


@pytest.mark.parametrize(
    ("setup", "step", "parts"),
    [
        (TOY, 0, ("w 4", "loss 4", "next 4 − 0.1 × 4")),
        (replace(TOY, rate=0.8), 1, ("w 0.8", "loss 1.44", "next 0.8 − 0.8 × (−2.4)")),
        (TOY, 40, ("w 2", "loss 7.1e−8")),
        (TOY, 99, ("w 2", "loss 7.1e−8")),
        (
            replace(TOY, rate=2.0),
            1,
            ("w −4", "outside", "loss 36", "next −4 − 2 × (−12)"),
        ),
        (
            replace(TOY, optimizer="momentum", momentum=0.5),
            1,
            ("w 3.6", "loss 2.56", "gradient 3.2", "next step −0.52", "1.6 × a plain one"),
        ),
        (
            Setup("ill-conditioned-bowl", "sgd", 0.1),
            0,
            ("w (−2.5, 1.5)", "loss 21.12", "gradient (−2.5, 24)", "next step (0.25, −2.4)"),
        ),
    ],
    ids=["at the start", "a slope below 0", "at the end", "past it", "outside", "momentum", "two"],
)
def test_where_a_descent_stands_and_what_is_next(setup: Setup, step: int, parts: tuple[str, ...]) -> None:
    assert standing(descent_of(setup), step) == parts


def test_of_a_drawn_batch_both_gradients_are_told_and_the_update_is_its() -> None:
    descent = descent_of(Setup("mean-of-squares", "sgd", 0.1, batch=1, steps=5))
    _, _, drawn, every = standing(descent, 2)
    place, seen = float(descent.places[2, 0]), float(descent.gradients[2, 0])
    assert descent.places[3, 0] == pytest.approx(place - 0.1 * seen)
    assert drawn == f"next {figure(place)} − 0.1 × {figure(seen)}"
    assert every == f"gradient on all data {figure(2 * (place - 2))}"
    assert seen != pytest.approx(2 * (place - 2))


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov"])
@pytest.mark.parametrize("landscape", ["quadratic", "ill-conditioned-bowl"])
@pytest.mark.parametrize(("rate", "momentum"), [(0.02, 0.5), (0.1, 0.6), (0.3, 0.6)])
def test_with_momentum_the_error_shrinks_or_grows_by_the_factor_told(
    optimizer: str, landscape: str, rate: float, momentum: float
) -> None:
    setup = Setup(landscape, optimizer, rate, momentum=momentum, start=LANDSCAPES[landscape].start, steps=300)
    descent = descent_of(setup)
    errors = np.abs(descent.places - LANDSCAPES[landscape].minimum)
    for each, factor in zip(errors.T, error_factors(setup), strict=True):
        # A pair of complex roots swings: its envelope is what shrinks, so over many steps the mean tells.
        late = np.log(each[5:45])
        slope = np.polyfit(np.arange(late.size), late, 1)[0]
        assert np.exp(slope) == pytest.approx(factor, rel=0.06)


def test_the_note_says_what_becomes_of_the_error_on_walls_and_floor() -> None:
    bowl = Setup("ill-conditioned-bowl", "sgd", 0.11)
    assert rate_note(bowl) == "errors × 0.89 and −0.76: converges below 0.125"
    assert rate_note(replace(bowl, rate=0.15)) == "errors × 0.85 and −1.4: diverges, past 0.125"
    heavy = replace(bowl, optimizer="momentum")
    assert rate_note(replace(heavy, rate=0.15)) == "error × 0.949 in the end: converges below 0.2375"
    assert rate_note(replace(heavy, rate=8.0)).startswith("error × 126.1 in the end: diverges")
    assert rate_note(replace(heavy, rate=3.8 / 16)) == "at the limit of 0.2375: never settles"


def test_a_walk_that_is_out_of_reach_at_once_left_the_picture_then() -> None:
    walked = descent_through(TOY, [np.array([4.0]), np.array([3.0]), np.array([1e40])])
    assert outcome(walked) == "left the picture at step 2, loss 1 at step 1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.5, "−0.5"),
        (8193.7, "8194"),
        (12345.6, "1.2e4"),
        (1e9, "1.0e9"),
        (-3.14e-7, "−3.1e−7"),
        (float("inf"), "inf"),
    ],
)
def test_figures(value: float, text: str) -> None:
    assert figure(value) == text


def test_a_start_of_the_wrong_size_is_refused() -> None:
    with pytest.raises(ValueError, match="quadratic has 1 parameters, the start has 2"):
        descent_of(replace(TOY, start=(1.0, 2.0)))
