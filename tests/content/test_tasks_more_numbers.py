"""Every number in the texts of the tasks on ridge, gradient checks, batches and averages, computed again."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graders.reference import optimizer
from graders.task import load_task

if TYPE_CHECKING:
    from graders.task import Task

TASKS = Path(__file__).parents[2] / "content" / "gradient-descent" / "tasks"


def said(task: Task) -> str:
    """Statement and hints in one line, so that a number may stand behind a line break."""
    return " ".join(" ".join([task.statement, *task.hints]).split())


def test_ridge_gradient() -> None:
    x, y, weight, penalty = np.array([1.0, 3.0]), np.array([2.0, 2.0]), 1.0, 0.5
    error = x * weight - y
    assert error.tolist() == [-1, 1]
    assert (2 / 2 * x @ error, 2 * penalty * weight, error.sum()) == (2, 1, 0)
    text = said(load_task(TASKS / "ridge-gradient"))
    assert "The data give 2 for the weight, the penalty gives 1, and it returns ([3.0], 0.0)" in text
    assert "weight 1, bias 0 and penalty 0.5 that is 3 and 0." in text

    def loss(weight: float) -> float:
        return float(np.mean((x * weight - y) ** 2) + penalty * weight**2)

    assert math.isclose((loss(1 + 1e-6) - loss(1 - 1e-6)) / 2e-6, 3, rel_tol=1e-8)


def test_gradient_check_error() -> None:
    text = said(load_task(TASKS / "gradient-check-error"))
    assert math.isclose(abs(2 - 2.5) / max(2, 2.5), 0.2)
    assert "has the errors 0 and 0.5 / 2.5, and returns 0.2" in text
    assert "it is 0.5 / 2.5 = 0.2" in text
    # What a central difference of a smooth function reaches, in either precision, at its best step.
    for kind, expected in ((np.float64, 1e-7), (np.float32, 1e-3)):
        x, h = kind(1.3), kind(np.finfo(kind).eps ** (1 / 3))
        numeric = (np.exp(x + h) - np.exp(x - h)) / (2 * h)
        assert abs(numeric - np.exp(x)) / np.exp(x) < expected
    narrow = (math.exp(1.3 + 1e-12) - math.exp(1.3 - 1e-12)) / 2e-12
    assert abs(narrow - math.exp(1.3)) / math.exp(1.3) > 1e-6


def test_epoch_batches() -> None:
    text = said(load_task(TASKS / "epoch-batches"))
    assert "50,000 examples, batches of 128" in text
    assert (math.ceil(50_000 / 128), 50_000 // 128) == (391, 390)
    assert "(391, or 390 with the rest dropped.)" in text
    assert "For 5 indices and batches of 2 there are 3, or 2 with drop_last" in text
    order = np.array([3, 0, 4, 1, 2])
    assert [order[at : at + 2].tolist() for at in range(0, 5, 2)] == [[3, 0], [4, 1], [2]]
    assert "returns [array([3, 0]), array([4, 1]), array([2])]" in text


def test_averaged_weights() -> None:
    text = said(load_task(TASKS / "averaged-weights"))
    first = 0.5 * 0 + 0.5 * 4
    second = 0.5 * first + 0.5 * 8
    assert (first, second) == (2, 5)
    assert "has e = 2 and then 5, and returns [[4.0], [6.666667]]" in text
    assert (first / 0.5, round(second / 0.75, 6)) == (4, 6.666667)
    assert "e is 2 and then 5, divided by 0.5 and 0.75" in text
    assert "decay 0.999" in text
    assert math.isclose(1 / (1 - 0.999), 1000)
    # The same correction as Adam's: with β₂ = 0 and eps 0 its step is m̂ / |g|.
    adam = optimizer("adam", 1.0, beta1=0.5, beta2=0.0, eps=0.0)
    params, state = np.array([0.0]), adam.init(np.array([0.0]))
    steps = []
    for gradient in (4.0, 8.0):
        moved, state = adam.update(np.array([gradient]), state, params)
        steps.append(float((params - moved)[0] * gradient))
        params = moved
    np.testing.assert_allclose(steps, [4, 20 / 3], rtol=1e-12)
