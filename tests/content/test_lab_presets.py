"""What the lab's presets claim, held against the descents that they show."""

from __future__ import annotations

import lab_figures
import numpy as np
import pytest
from figures import TRACK, questions

from trainer.bank.presets import load_presets, setups_of
from trainer.lab.descents import Descent, descent_of
from trainer.lab.landscapes import LANDSCAPES
from trainer.lab.reading import outcome, stability_limit, standing

LOADED = load_presets(TRACK / "lab" / "presets.yaml")
PRESETS = {preset.id: preset for preset in LOADED.presets}
COLUMNS = 76


def both(name: str) -> tuple[Descent, Descent]:
    first, second = setups_of(PRESETS[name])
    assert second is not None
    return descent_of(first), descent_of(second)


def errors(descent: Descent) -> np.ndarray:
    return np.abs(descent.places - descent.landscape.minimum)[:, 0]


def excess(descent: Descent) -> float:
    """How far above the least loss the last quarter of a run is on average."""
    least = descent.landscape.loss(np.array(descent.landscape.minimum))
    return float(np.mean(descent.losses[-descent.steps // 4 :])) - least


def test_the_lesson_is_covered() -> None:
    assert LOADED.faults == ()
    assert len(PRESETS) >= 12
    assert {preset.setup.loss for preset in PRESETS.values()} >= set(LANDSCAPES) - {"rosenbrock"}


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_each_asks_a_question_that_can_be_judged_and_fits_the_screen(preset: object) -> None:
    kinds = {question.id: question.kind for question in questions()}
    assert kinds[preset.question] in {"choice", "trap", "numeric"}  # type: ignore[attr-defined]
    assert max(len(line) for line in preset.claim.splitlines()) <= COLUMNS  # type: ignore[attr-defined]
    assert len(preset.claim.splitlines()) <= 2  # type: ignore[attr-defined]


def test_overshoot_jumps_across_and_is_there_before_the_slower_one() -> None:
    fast, slow = both("overshoot")
    signs = np.sign(fast.places[:, 0] - 2)
    assert np.all(signs[1:] == -signs[:-1])
    assert errors(fast)[1] / errors(fast)[0] == pytest.approx(0.6)
    assert np.all(slow.places[:, 0] > 2)
    assert errors(fast)[-1] < errors(slow)[-1]


def test_too_slow_leaves_nearly_half_of_the_error() -> None:
    slow, faster = both("too-slow")
    assert errors(slow)[1] / errors(slow)[0] == pytest.approx(0.98)
    assert errors(faster)[1] / errors(faster)[0] == pytest.approx(0.8)
    assert errors(slow)[-1] / errors(slow)[0] == pytest.approx(0.45, abs=0.005)
    assert outcome(slow) == "loss 4 → 0.7946 in 40 steps, least 0"


def test_at_one_it_bounces_and_at_a_little_less_it_converges() -> None:
    bouncing, less = both("bounce-for-ever")
    assert set(bouncing.places[:, 0]) == {4.0, 0.0}
    assert set(bouncing.losses) == {4.0}
    assert errors(less)[1:] / errors(less)[:-1] == pytest.approx(0.9)


def test_past_one_the_error_grows_by_a_tenth_a_step() -> None:
    first, second = setups_of(PRESETS["divergence"])
    assert second is None
    run = descent_of(first)
    assert errors(run)[1:] / errors(run)[:-1] == pytest.approx(1.1)
    assert run.losses[1:] / run.losses[:-1] == pytest.approx(1.21)
    assert run.left_at is not None
    assert outcome(run).startswith("left the picture at step ")


def test_the_sum_over_ten_points_takes_rates_below_a_tenth() -> None:
    past, below = both("sum-of-ten")
    assert past.landscape.points == 10
    assert stability_limit(past.setup) == pytest.approx(1 / 10)
    assert errors(past)[-1] > errors(past)[0]
    assert errors(below)[-1] < 0.02 * errors(below)[0]
    assert below.places[1, 0] < 2 < below.places[0, 0]


def test_momentum_is_through_the_ravine_sooner() -> None:
    plain, heavy = both("ravine")
    assert plain.setup.rate == heavy.setup.rate
    assert np.all(np.sign(plain.places[1:20, 1]) == -np.sign(plain.places[:19, 1]))
    assert np.all(np.diff(plain.places[:, 0]) > 0)
    arrived = [outcome(run).rpartition("there from step ")[2] for run in (plain, heavy)]
    assert arrived == ["22 on", "11 on"]
    wall = [np.abs(run.places[10:, 1]).max() / np.abs(run.places[:, 1]).max() for run in (plain, heavy)]
    assert wall[1] < wall[0]


def test_one_point_a_step_falls_as_fast_and_hovers() -> None:
    one, every = both("batch-of-one")
    assert one.losses[8] < 3
    assert every.losses[8] < 3
    assert excess(one) > 0.02
    assert excess(every) < 1e-9


def test_sixteen_points_lower_the_excess_sixteenfold_or_more() -> None:
    one, sixteen = both("batch-of-sixteen")
    assert excess(one) > 16 * excess(sixteen) > 0
    late = [np.sqrt(np.mean(errors(run)[-run.steps // 4 :] ** 2)) for run in (one, sixteen)]
    assert late[0] > 4 * late[1] > 0


def test_momentum_leaves_the_plateau_that_plain_descent_stays_on() -> None:
    plain, heavy = both("flat-ground")
    assert (plain.places[0, 0] - plain.places[-1, 0]) / plain.places[0, 0] == pytest.approx(1 / 8, abs=0.005)
    assert abs(heavy.places[-1, 0]) < 0.1
    strides = np.diff(heavy.places[:60, 0]) / np.diff(plain.places[:60, 0])
    assert 7 < strides[25] < 12
    told = [standing(heavy, step)[-1] for step in range(60)]
    assert told[0] == "1 × a plain one"
    assert max(float(words.split()[0]) for words in told) == pytest.approx(8, abs=0.2)


def test_a_decayed_rate_settles_where_a_constant_one_bounces() -> None:
    constant, decayed = both("decay-settles")
    assert excess(constant) > 20 * excess(decayed) > 0
    assert decayed.rates[5] == pytest.approx(0.4 / (1 + 5 / 5))


def test_the_ridge_leads_into_the_saddle_and_a_thousandth_beside_it_out() -> None:
    ridge, beside = both("saddle-ridge")
    assert set(ridge.places[:, 1]) == {0.0}
    assert ridge.losses[-1] == pytest.approx(0, abs=1e-6)
    assert beside.places[-1] == pytest.approx([0, 1], abs=0.01)
    assert beside.places[1, 1] / beside.places[0, 1] == pytest.approx(1.1, rel=1e-3)


def test_adagrad_slows_down_and_rmsprop_arrives() -> None:
    stalling, fading = both("adagrad-stalls")
    strides = np.abs(np.diff(stalling.places[:, 0]))
    assert np.all(np.diff(strides) < 0)
    assert errors(stalling)[-1] / errors(stalling)[0] == pytest.approx(0.5, abs=0.01)
    # From then on it rests: a longer run of it would be kicked out again, by squares that have faded away.
    assert np.all(fading.losses[30:] < 0.01)
    assert np.all(np.abs(np.diff(fading.places[:15, 0])) > strides[:14])


def test_momentum_converges_past_plain_descents_limit() -> None:
    plain, heavy = both("wider-range")
    assert stability_limit(plain.setup) == pytest.approx(2 / 16)
    assert stability_limit(heavy.setup) == pytest.approx(3.8 / 16)
    assert plain.left_at is not None
    assert heavy.left_at is None
    assert heavy.losses[-1] < 0.01


def test_what_the_questions_say_in_round_numbers() -> None:
    assert 450 < lab_figures.overflowing(np.float32) < 500
    far_past = lab_figures.toy(2.0, steps=48)
    assert lab_figures.factor(far_past) == -3
    assert far_past.losses[48] > float(np.finfo(np.float32).max) > far_past.losses[36]
    assert lab_figures.halving(0.01) == 35
    assert lab_figures.factor(lab_figures.toy(0.02)) == pytest.approx(0.96)
    past = lab_figures.PAST
    assert 6.5 < past.losses[10] / past.losses[0] < 7
    assert lab_figures.at(lab_figures.FAST, 40) - 2 < 1e-3
