"""The reference as a library: purity, shapes, names, the descents, and the exact closed forms."""
# ruff: noqa: N803, N806 - X is the name of the data wherever the field writes it down

from __future__ import annotations

import doctest
import importlib
import json
import math
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import graders.reference
from graders.reference import (
    OPTIMIZERS,
    batch_descent,
    clip_by_global_norm,
    descend,
    gradient_descent,
    last,
    minibatch_descent,
    numeric_gradient,
    optimizer,
    reduce_on_plateau,
    schedule,
    stochastic_descent,
)

ANALYTIC = json.loads((Path(__file__).parent / "data" / "analytic.json").read_text())
MODULES = [module.name for module in pkgutil.iter_modules(graders.reference.__path__, "graders.reference.")]
# Clipping does nothing until it is told how far.
NEEDS = {
    "clip_norm": {"max_norm": 0.5},
    "clip_norm_exact": {"max_norm": 0.5},
    "clip_value": {"clip_value": 0.5},
}


def steep(x: np.ndarray) -> np.ndarray:
    """The gradient of ½·(x₀² + 100·x₁² + …): curvatures of very different size."""
    return x * 100.0 ** np.arange(x.size).reshape(x.shape)


def summed(w: Any, X: Any) -> Any:
    return 2 * np.sum(w - X)


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0
    assert result.attempted > 0


@pytest.mark.parametrize("name", OPTIMIZERS)
class TestEveryOptimizer:
    def test_is_pure(self, name: str) -> None:
        """The same call gives the same answer, and nothing given is written to."""
        descent = optimizer(name, 0.01, **NEEDS.get(name, {}))
        params = np.array([3.0, -0.5])
        gradient = steep(params)
        for array in (params, gradient):
            array.setflags(write=False)
        once, state = descent.update(gradient, descent.init(params), params)
        for field in state:
            if isinstance(field, np.ndarray) and field.ndim:
                field.setflags(write=False)
        first, _ = descent.update(steep(once), state, once)
        second, _ = descent.update(steep(once), state, once)
        np.testing.assert_array_equal(first, second)

    def test_keeps_the_shape_whatever_it_is(self, name: str) -> None:
        descent = optimizer(name, 0.01, **NEEDS.get(name, {}))
        flat = np.array([1.0, -2.0, 3.0, 0.25])
        square = flat.reshape(2, 2)
        moved_flat, _ = descent.update(steep(flat), descent.init(flat), flat)
        moved_square, _ = descent.update(steep(flat).reshape(2, 2), descent.init(square), square)
        assert moved_square.shape == (2, 2)
        np.testing.assert_array_equal(moved_square.ravel(), moved_flat)
        single, _ = descent.update(3.0, descent.init(1.0), 1.0)
        assert np.shape(single) == ()

    def test_descends(self, name: str) -> None:
        descent = optimizer(name, 0.005, **NEEDS.get(name, {}))
        start = np.array([1.0, -1.0])
        path = list(descend([steep] * 100, start, descent))
        loss = [float(np.sum(x * steep(x))) / 2 for x in path]
        assert len(path) == 101
        assert loss[-1] < loss[0]

    def test_refuses_a_gradient_of_another_shape(self, name: str) -> None:
        descent = optimizer(name, 0.01, **NEEDS.get(name, {}))
        column = np.ones((3, 1))
        with pytest.raises(ValueError, match=r"\(3, 1\).*\(3,\)"):
            descent.update(column, descent.init(np.ones(3)), np.ones(3))

    def test_takes_a_schedule(self, name: str) -> None:
        """A rate that drops to zero stops the walk, unless velocity already holds the old rate."""
        asked: list[int] = []

        def rate(step: int) -> float:
            asked.append(step)
            return 0.0 if step else 0.01

        descent = optimizer(name, rate, **NEEDS.get(name, {}))
        _, once, twice = descend([steep] * 2, [1.0, 1.0], descent)
        assert asked == [0, 1]
        if name == "momentum_lr_inside":
            assert not np.array_equal(once, twice)
        else:
            np.testing.assert_array_equal(once, twice)


class TestNames:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: optimizer("adamm", 0.1), "no optimizer is called 'adamm'; did you mean 'adam'?"),
            (lambda: schedule("cosin", 0.1), "no schedule is called 'cosin'; did you mean 'cosine'?"),
            (
                lambda: optimizer("adam", 0.1, beta=0.9),
                "optimizer 'adam' has no 'beta'; did you mean 'beta2'?",
            ),
            (
                lambda: schedule("step_decay", 0.1, gama=0.9, step_size=1),
                "schedule 'step_decay' has no 'gama'; did you mean 'gamma'?",
            ),
        ],
    )
    def test_the_nearest_is_told(self, make: Any, message: str) -> None:
        with pytest.raises(ValueError, match="no ") as caught:
            make()
        assert str(caught.value) == message

    def test_far_from_every_name_all_are_listed(self) -> None:
        with pytest.raises(ValueError, match=r"there are: sgd, .*adamax"):
            optimizer("zzz", 0.1)

    @pytest.mark.parametrize("rate", ["0.1", None, [0.1], np.array([0.1])])
    def test_a_rate_is_a_number_or_a_schedule(self, rate: Any) -> None:
        with pytest.raises(TypeError, match="a learning rate is a number or a schedule"):
            optimizer("sgd", rate)

    @pytest.mark.parametrize("rate", [1, 0.5, np.float64(0.5), np.float32(0.5), np.int64(1)])
    def test_any_real_number_will_do(self, rate: Any) -> None:
        descent = optimizer("sgd", rate)
        moved, _ = descent.update([1.0], descent.init([0.0]), [0.0])
        assert moved.tolist() == [-float(rate)]


class TestClosedForms:
    """Exact rational arithmetic, rounded once."""

    @pytest.mark.parametrize("case", ANALYTIC["quadratic"]["cases"], ids=lambda case: case["id"])
    def test_descent_on_the_parabola(self, case: dict[str, Any]) -> None:
        path = list(gradient_descent(lambda x: 2 * (x - 2), case["x0"], case["lr"], 100))
        for value in case["values"]:
            got = float(path[value["num_iterations"]])
            assert abs(got - value["x"]) <= 1e-9 * max(1.0, abs(value["x"]))

    @pytest.mark.parametrize("case", ANALYTIC["sum_of_squares"]["cases"], ids=lambda case: case["id"])
    def test_descent_on_a_sum_of_squares(self, case: dict[str, Any]) -> None:
        path = list(batch_descent(summed, case["w0"], case["lr"], 100, case["X"]))
        for value in case["values"]:
            got = float(path[value["num_iterations"]])
            assert abs(got - value["w"]) <= 1e-9 * max(1.0, abs(value["w"]))


class TestDescents:
    X = np.array([1.0, 2.0, 3.0, 4.0, 10.0])

    def test_none_leave_the_start(self) -> None:
        assert [float(x) for x in gradient_descent(summed, 3.0, 0.1, 0)] == [3.0]
        assert float(last(batch_descent(summed, 3.0, 0.1, 0, self.X))) == 3.0
        assert float(last(minibatch_descent(summed, 3.0, 0.1, [], self.X))) == 3.0
        assert float(last(stochastic_descent(summed, 3.0, 0.1, [], self.X))) == 3.0

    def test_one_batch_of_everything_is_batch_descent(self) -> None:
        whole = [range(5)] * 3
        np.testing.assert_array_equal(
            list(minibatch_descent(summed, 0.0, 0.01, whole, self.X)),
            list(batch_descent(summed, 0.0, 0.01, 3, self.X)),
        )

    def test_batches_of_one_are_stochastic_descent(self) -> None:
        order = [4, 0, 0, 2]
        np.testing.assert_array_equal(
            list(minibatch_descent(summed, 0.0, 0.1, [[i] for i in order], self.X)),
            list(stochastic_descent(summed, 0.0, 0.1, order, self.X)),
        )

    @pytest.mark.parametrize(("order", "end"), [((0, 1, 2, 3, 4), 3.31072), ((4, 3, 2, 1, 0), 2.1328)])
    def test_the_order_matters(self, order: tuple[int, ...], end: float) -> None:
        assert float(last(stochastic_descent(summed, 0.0, 0.1, order, self.X))) == pytest.approx(
            end, abs=1e-12
        )

    def test_a_repeated_index_counts_as_often(self) -> None:
        assert float(last(minibatch_descent(summed, 0.0, 0.1, [[0, 0]], self.X))) == pytest.approx(0.4)

    def test_a_harmonic_rate_makes_the_running_mean(self) -> None:
        path = list(stochastic_descent(summed, 99.0, lambda t: 1 / (2 * (t + 1)), range(5), self.X))
        np.testing.assert_allclose(path[1:], np.cumsum(self.X) / np.arange(1, 6), rtol=1e-12)

    def test_regression_takes_rows_of_both(self) -> None:
        """The mini-batch run printed in many places: y = x + 1, mean squared error, batches of two."""
        X = np.column_stack([[1.0, 2, 3, 4, 5], np.ones(5)])
        y = np.array([2.0, 3, 4, 5, 7])

        def mean_squared(w: Any, X: Any, y: Any) -> Any:
            return 2 / len(y) * X.T @ (X @ w - y)

        batches = [[0, 1], [2, 3], [4]] * 100
        end = last(minibatch_descent(mean_squared, [0.0, 0.0], 0.01, batches, X, y))
        np.testing.assert_allclose(end, [1.29389, 0.39350], atol=5e-6)

    def test_an_index_outside_the_data_is_refused(self) -> None:
        with pytest.raises(IndexError):
            last(minibatch_descent(summed, 0.0, 0.1, [[5]], self.X))

    def test_nothing_given_is_changed(self) -> None:
        start, data = np.array([1.0, 2.0]), self.X.copy()
        start.setflags(write=False)
        data.setflags(write=False)
        last(batch_descent(lambda w, X: np.full(2, summed(w, X[:2])), start, 0.1, 3, data))

    def test_an_empty_path_has_no_end(self) -> None:
        with pytest.raises(ValueError, match="empty path"):
            last([])


class TestClipping:
    def test_one_norm_over_all(self) -> None:
        clipped = clip_by_global_norm([[3.0], [[4.0]]], 1.0)
        assert [g.shape for g in clipped] == [(1,), (1, 1)]
        assert math.hypot(*(float(g.ravel()[0]) for g in clipped)) == pytest.approx(1.0, rel=1e-15)

    def test_zeros_stay_zeros(self) -> None:
        (clipped,) = clip_by_global_norm([np.zeros(3)], 0.0)
        assert clipped.tolist() == [0.0, 0.0, 0.0]

    def test_short_ones_are_copied(self) -> None:
        gradient = np.array([0.3, 0.4])
        (clipped,) = clip_by_global_norm([gradient], 1.0)
        assert clipped.tolist() == [0.3, 0.4]
        assert clipped is not gradient


def test_plateau_without_a_threshold_keeps_the_best_through_a_cut() -> None:
    """A loss equal to the best counts as no better; after the cut it is still the old best that counts."""
    losses = [1.0, 1.0, 1.0, 1.5, 1.2, 0.9]
    rates = reduce_on_plateau(losses, 1.0, factor=0.5, patience=1, threshold=0.0, eps=0.0)
    assert rates.tolist() == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]


def test_importing_the_reference_loads_numpy_and_nothing_else_of_weight() -> None:
    code = (
        "import sys, graders.reference;"
        "print([name for name in ('pydantic', 'yaml', 'textual', 'click', 'trainer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class TestNumericGradient:
    def test_agrees_with_every_gradient_of_the_data(self) -> None:
        """The formulas of the data against measurement, at the starts given there."""
        problems = json.loads((Path(__file__).parent / "data" / "optimizers.json").read_text())["problems"]
        data = problems["rosenbrock2d"]["data"]

        def rosenbrock(x: np.ndarray) -> float:
            return float((data["a"] - x[0]) ** 2 + data["b"] * (x[1] - x[0] ** 2) ** 2)

        at = problems["rosenbrock2d"]["x0"]
        np.testing.assert_allclose(
            numeric_gradient(rosenbrock, at), problems["rosenbrock2d"]["grad_at_x0"], rtol=1e-8
        )

    def test_the_error_falls_with_the_square_of_h(self) -> None:
        errors = [float(numeric_gradient(lambda x: float(x**3), 1.0, h=h)) - 3 for h in (0.1, 0.01)]
        np.testing.assert_allclose(errors, [1e-2, 1e-4], rtol=1e-6)

    def test_the_argument_stays_as_it_is(self) -> None:
        x = np.array([[1.0, 2.0], [3.0, 4.0]])
        x.setflags(write=False)
        np.testing.assert_allclose(numeric_gradient(lambda v: float(np.sum(v**2)), x), 2 * x, rtol=1e-8)
