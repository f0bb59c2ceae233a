"""A learner's program in the lab: the model solutions walk the reference's own path, step by step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graders import load_task
from graders.errors import Problem
from trainer.lab.descents import Setup, descent_of, descent_through
from trainer.lab.racing import can_race, race, racing_setup

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
RACERS = sorted(folder.name for folder in TASKS.iterdir() if can_race(folder.name.replace("-", "_")))


def test_the_updates_and_the_walks_can_race() -> None:
    assert len(RACERS) == 10
    assert not can_race("early_stopping")


@pytest.mark.parametrize("name", RACERS)
def test_a_right_program_walks_the_references_path(name: str) -> None:
    task = load_task(TASKS / name)
    asked = Setup("ill-conditioned-bowl", "nadam", 0.02, momentum=0.6, schedule="cosine", steps=6)
    setup = racing_setup(task.function, asked)
    walked = descent_through(setup, list(race(task, task.solution, setup)))
    expected = descent_of(setup)
    assert walked.places == pytest.approx(expected.places, rel=1e-9, abs=1e-12)
    assert walked.steps == 6
    assert walked.losses == pytest.approx(expected.losses)


def test_a_race_is_told_as_it_goes_and_ends_where_it_ran_away() -> None:
    task = load_task(TASKS / "optimize-query")
    setup = racing_setup(task.function, Setup("quadratic", "sgd", 0.1, start=(4.0,), steps=30))
    places = race(task, "def optimize_query(x, lr, n): return x - 10.0 ** (10 * n)", setup)
    assert [float(place[0]) for place in (next(places), next(places), next(places))] == [
        4.0,
        4 - 1e10,
        4 - 1e20,
    ]
    assert len(list(places)) == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise ValueError('no')", "step 1: no"),
        ("return None", "step 1: no parameters came back"),
        ("return [1.0, 2.0]", "step 1: no parameters came back"),
        ("return float('nan')", "step 1: nan came back"),
    ],
)
def test_what_gives_no_parameters_ends_the_race_in_one_line(body: str, said: str) -> None:
    task = load_task(TASKS / "optimize-query")
    setup = racing_setup(task.function, Setup("quadratic", "sgd", 0.1, steps=5))
    with pytest.raises(Problem, match=said):
        list(race(task, f"def optimize_query(x, lr, n): {body}", setup))


def test_a_race_keeps_the_loss_where_the_task_has_none_of_its_own() -> None:
    asked = Setup("rosenbrock", "sgd", 0.001, momentum=0.5, start=(0.0, 0.0), steps=4)
    setup = racing_setup("momentum_updates", asked)
    assert (setup.landscape, setup.optimizer, setup.start) == ("rosenbrock", "momentum", (0.0, 0.0))
    one = racing_setup("sgd_single_sample", asked)
    assert (one.landscape, one.batch, one.start) == ("sum-of-squares", 1, (5.0,))
    assert np.all([np.isfinite(one.rate)])
