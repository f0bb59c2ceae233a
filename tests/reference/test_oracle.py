"""The reference optimizers, held to trajectories made with two outside libraries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.reference import OPTIMIZERS, SCHEDULES, optimizer, reduce_on_plateau, schedule

DATA = Path(__file__).parent / "data"
ORACLE = json.loads((DATA / "optimizers.json").read_text())
RATES = json.loads((DATA / "schedules.json").read_text())
CLOSE = {"rtol": 0.0, "atol": 1e-9}

# These groups of the data only change hyperparameters, not the method.
SUFFIXES = ("_big_eps", "_lr_schedule", "_eps_zero")
# Wants its gradient ahead of the parameters, which `update` is not given: see test_lookahead.
ELSEWHERE = "nesterov_lookahead"


def method(group: str) -> str:
    """The optimizer's name behind a group of the data."""
    for suffix in SUFFIXES:
        group = group.replace(suffix, "")
    return {"momentum_inside": "momentum_lr_inside", "rmsprop_inside": "rmsprop_eps_inside"}.get(group, group)


def gradient_of(problem: dict[str, Any]) -> Any:
    """The problem's gradient, written out here once more, by hand."""
    data = {key: np.array(value, dtype=float) for key, value in problem["data"].items()}

    def logistic(w: np.ndarray) -> np.ndarray:
        error = 1 / (1 + np.exp(-(data["X"] @ w[:-1] + w[-1]))) - data["y"]
        return np.append(data["X"].T @ error, error.sum()) / len(error)

    def rosenbrock(w: np.ndarray) -> np.ndarray:
        x, y = w
        bend = y - x**2
        return np.array([-2 * (data["a"] - x) - 4 * data["b"] * x * bend, 2 * data["b"] * bend])

    return {
        "quadratic_1d": lambda w: 2 * (w - data["center"]),
        "sum_of_squares_1d": lambda w: 2 * np.sum(w - data["X"], keepdims=True),
        "quadratic_2d": lambda w: data["H"] @ (w - data["c"]),
        "rosenbrock_2d": rosenbrock,
        "least_squares": lambda w: 2 / len(data["y"]) * data["X"].T @ (data["X"] @ w - data["y"]),
        "logistic": logistic,
    }[problem["kind"]]


def rate_of(case: dict[str, Any]) -> Any:
    """The case's learning rate: a number, or one of our own schedules."""
    rate, plan = case["hyperparameters"]["lr"], case.get("schedule")
    if plan is None:
        return rate
    if plan["kind"] == "step":
        return schedule("step_decay", rate, gamma=plan["gamma"], step_size=plan["period"])
    assert plan["kind"] == "cosine"
    return schedule("cosine", rate, T_max=plan["T_max"], eta_min=plan["eta_min"])


def expected_rows(case: dict[str, Any]) -> dict[int, Any]:
    """The parameters after k updates, for every k the data has."""
    rows = dict(enumerate(case["trajectory"]))
    later = case["later"]
    pairs = later.items() if isinstance(later, dict) else ((row["k"], row["x"]) for row in later)
    return rows | {int(k): row for k, row in pairs}


CASES = [case for case in ORACLE["cases"] if not case["id"].startswith(ELSEWHERE)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_row_of_every_trajectory_agrees(case: dict[str, Any]) -> None:
    gradient = gradient_of(ORACLE["problems"][case["problem"]])
    keywords = {key: value for key, value in case["hyperparameters"].items() if key != "lr"}
    descent = optimizer(method(case["id"].split("/")[0]), rate_of(case), **keywords)
    rows = expected_rows(case)
    second = {int(k): row for k, row in (case.get("optax_samples") or {}).items()}
    params = np.array(case["x0"])
    state = descent.init(params)
    for k in range(max(rows) + 1):
        for row in (found[k] for found in (rows, second) if k in found):
            np.testing.assert_allclose(params, row, **CLOSE, err_msg=f"after {k} updates")
        before = params.copy()
        params, state = descent.update(gradient(params), state, params)
        assert params is not before
        assert params.dtype == np.float64
    assert max(rows) == 200


@pytest.mark.parametrize(
    "case",
    [case for case in ORACLE["cases"] if case["id"].startswith(ELSEWHERE)],
    ids=lambda case: case["id"],
)
def test_the_lookahead_form_is_the_same_path_shifted(case: dict[str, Any]) -> None:
    """θ = x + η·β·v: our x are the look-ahead points of the textbook's θ."""
    gradient = gradient_of(ORACLE["problems"][case["problem"]])
    rate, momentum = case["hyperparameters"]["lr"], case["hyperparameters"]["momentum"]
    descent = optimizer("nesterov", rate, momentum=momentum)
    rows = expected_rows(case)
    params = np.array(case["x0"])
    state = descent.init(params)
    for k in range(max(rows) + 1):
        if k in rows:
            ahead = params + rate * momentum * state.velocity
            np.testing.assert_allclose(ahead, rows[k], **CLOSE, err_msg=f"after {k} updates")
        params, state = descent.update(gradient(params), state, params)
    assert max(rows) == 200


def test_no_row_of_the_data_is_left_out() -> None:
    rows = [expected_rows(case) for case in ORACLE["cases"]]
    assert [list(found) for found in rows] == [[*range(51), 75, 100, 150, 200]] * 151
    assert sum(map(len, rows)) == 8305
    assert len(CASES) == 148
    assert sum(len(case.get("optax_samples") or {}) for case in CASES) == 255
    assert [len(RATES[kind]) for kind in ("schedules", "plateau")] == [19, 12]
    assert sum(len(row["lr_sequence"]) for row in RATES["schedules"]) == 1255
    assert [len(row["lr_after"]) for row in RATES["plateau"]] == [
        len(row["losses"]) for row in RATES["plateau"]
    ]
    assert sum(len(row["lr_after"]) for row in RATES["plateau"]) == 542


@pytest.mark.parametrize("name", ORACLE["problems"])
def test_the_gradients_written_here_are_those_of_the_data(name: str) -> None:
    problem = ORACLE["problems"][name]
    got = gradient_of(problem)(np.array(problem["x0"], dtype=float))
    np.testing.assert_allclose(got, problem["grad_at_x0"], rtol=1e-12, atol=1e-12)


def test_every_name_is_tried() -> None:
    assert {method(case["id"].split("/")[0]) for case in CASES} == set(OPTIMIZERS)
    assert {row["id"] for row in RATES["schedules"]} == set(SCHEDULES)


@pytest.mark.parametrize("row", RATES["schedules"], ids=lambda row: row["id"])
def test_schedules_agree(row: dict[str, Any]) -> None:
    keywords = {key: value for key, value in row["hyperparameters"].items() if key != "lr"}
    rate = schedule(row["id"], row["hyperparameters"]["lr"], **keywords)
    got = [rate(step) for step in range(len(row["lr_sequence"]))]
    np.testing.assert_allclose(got, row["lr_sequence"], **CLOSE)
    for step, sample in (row.get("optax_samples") or {}).items():
        np.testing.assert_allclose(rate(int(step)), sample, **CLOSE)


@pytest.mark.parametrize("row", RATES["plateau"], ids=lambda row: row["id"])
def test_reduce_on_plateau_agrees(row: dict[str, Any]) -> None:
    keywords = {key: value for key, value in row["hyperparameters"].items() if key != "lr"}
    got = reduce_on_plateau(row["losses"], row["hyperparameters"]["lr"], **keywords)
    assert got.dtype == np.float64
    np.testing.assert_allclose(got, row["lr_after"], rtol=1e-12, atol=1e-18)
