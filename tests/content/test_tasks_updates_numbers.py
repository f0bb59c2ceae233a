"""Every number that the texts of the descent and update tasks give, computed anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.reference import numeric_gradient, optimizer
from graders.task import Task, load_task

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"
STEADY = np.array([[1.0, 2.0]] * 3)
TURNING = np.array([[1.0, 0.5], [-1.0, -2.0], [1.0, 3.0]])


def plain(text: str) -> str:
    return " ".join(text.split())


def path(name: str, start: list[float], gradients: Any, **hyperparameters: float) -> list[list[float]]:
    """Where the reference optimizer stands after each row."""
    descent = optimizer(name, 0.1, **hyperparameters)
    params: Any = np.array(start)
    state, places = descent.init(params), []
    for gradient in gradients:
        params, state = descent.update(gradient, state, params)
        places.append([round(float(value), 6) for value in params])
    return places


def solved(task: Task, *arguments: Any) -> Any:
    namespace: dict[str, Any] = {}
    exec(task.files["solution.py"], namespace)  # our own content
    return namespace[task.function](*arguments)


@pytest.mark.parametrize(
    ("name", "start", "gradients", "hyperparameters", "shown"),
    [
        ("momentum", [0.0, 5.0], STEADY, {"momentum": 0.9}, 3),
        ("nesterov", [0.0, 5.0], STEADY, {"momentum": 0.9}, 3),
        ("adagrad", [0.0, 5.0], STEADY, {"eps": 1e-8}, 1),
        ("rmsprop", [0.0, 5.0], STEADY, {"alpha": 0.9, "eps": 1e-8}, 1),
        ("adam", [2.0, -1.0], TURNING, {}, 3),
        ("adamw", [0.0, 5.0], STEADY, {"weight_decay": 0.1}, 3),
    ],
)
def test_the_example_of_an_update_task(
    name: str, start: list[float], gradients: Any, hyperparameters: dict[str, float], shown: int
) -> None:
    text = plain(load_task(TASKS / f"{name}-updates").statement)
    for place in path(name, start, gradients, **hyperparameters)[-shown:]:
        assert f"[{', '.join(f'{value:.8g}' for value in place)}]" in text


def test_the_hints_of_the_momentum_tasks() -> None:
    for name, where in [("momentum", "-0.1, -0.29, -0.561"), ("nesterov", "-0.19, -0.461, -0.8049")]:
        places = [place[0] for place in path(name, [0.0], np.ones((3, 1)), momentum=0.9)]
        assert ", ".join(f"{place:g}" for place in places) == where
        assert f"goes from 0 to {where}" in plain(load_task(TASKS / f"{name}-updates").hints[2])


def test_the_hints_of_the_adaptive_tasks() -> None:
    steps = -np.diff([0.0, *(place[0] for place in path("adagrad", [0.0], np.ones((3, 1))))])
    assert ", ".join(f"{step:.4g}" for step in steps) == "0.1, 0.07071, 0.05774"
    assert "0.1, 0.0707, 0.0577" in plain(load_task(TASKS / "adagrad-updates").hints[2])
    first = -path("rmsprop", [0.0], np.ones((1, 1)), alpha=0.9)[0][0] / 0.1
    assert first == pytest.approx(3.16, abs=0.005)
    assert "3.16 times the rate" in plain(load_task(TASKS / "rmsprop-updates").hints[2])
    weights = [place[0] for place in path("adamw", [1.0], np.zeros((2, 1)), weight_decay=0.5)]
    assert weights == [0.95, 0.9025]
    assert "goes to 0.95, 0.9025" in plain(load_task(TASKS / "adamw-updates").hints[2])
    assert round(0.9999**1000, 3) == 0.905


def test_sgd_single_sample() -> None:
    task = load_task(TASKS / "sgd-single-sample")
    points = np.array([1.0, 2.0, 3.0, 4.0, 10.0])
    visited = [solved(task, points, 0.0, 0.1, np.arange(k)) for k in range(1, 6)]
    np.testing.assert_allclose(visited, [0.2, 0.56, 1.048, 1.6384, 3.31072], rtol=1e-12)
    assert solved(task, points, 0.0, 0.1, np.arange(5)[::-1]) == pytest.approx(2.1328, rel=1e-12)
    assert "visits 0.2, 0.56, 1.048, 1.6384 and returns 3.31072" in plain(task.statement)
    assert "it returns 2.1328" in plain(task.statement)
    assert "0.2, 0.56, 1.048, 1.6384 and 3.31072" in plain(task.hints[2])


def test_the_regressions() -> None:
    rows = np.array([[1.0], [2.0], [3.0], [4.0]])
    task = load_task(TASKS / "linear-regression-descent")
    targets = np.array([2.0, 3.0, 4.0, 5.0])
    weights, bias = solved(task, rows, targets, 0.01, 1)
    assert (weights[0], bias) == (pytest.approx(0.2), pytest.approx(0.07))
    assert "weight 0.2 and the bias 0.07" in plain(task.hints[2])
    weights, bias = solved(task, rows, targets, 0.01, 100)
    assert f"returns about [{weights[0]:.6f}] and {bias:.6f}" in plain(task.statement)
    task = load_task(TASKS / "logistic-regression-descent")
    labels = np.array([0.0, 0.0, 1.0, 1.0])
    weights, bias = solved(task, rows, labels, 0.5, 1)
    assert (weights[0], bias) == (0.25, 0.0)
    assert "weight 0.25 and the bias 0" in plain(task.hints[2])
    weights, bias = solved(task, rows, labels, 0.5, 2)
    assert f"returns about [{weights[0]:.6f}] and {bias:.6f}" in plain(task.statement)


def test_numeric_gradient() -> None:
    task = load_task(TASKS / "numeric-gradient")
    cubed = np.array([0.0, 0.0, 0.0, 1.0])
    assert solved(task, cubed, 1.0, 0.01) == pytest.approx(3.0001, rel=1e-12)
    assert float(numeric_gradient(lambda x: float(x**3), 1.0, 0.01)) == pytest.approx(3.0001, rel=1e-12)
    assert round((1.01**3 - 1) / 0.01, 9) == 3.0301
    assert "returns 3.0001" in plain(task.statement)
    assert "would give 3.0301" in plain(task.statement)
    assert "it is 3.0001" in plain(task.hints[2])
