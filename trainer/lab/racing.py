"""A learner's own program walks through the lab: its path, asked of it step by step in the sandbox."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graders.errors import Problem
from graders.grading import run_once
from trainer.lab.descents import batches_of, hyperparameters_of, is_far
from trainer.lab.landscapes import LANDSCAPES

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from graders.reference.core import Array
    from graders.task import Task
    from trainer.lab.descents import Setup

    Walk = Callable[[Setup, list[NDArray[np.int64]]], dict[str, Any]]

__all__ = ["can_race", "race", "racing_setup"]

# Given all the gradients so far, these tasks return the parameters after the last of them.
_UPDATES: Final[Mapping[str, str]] = {
    "momentum_updates": "momentum",
    "nesterov_updates": "nesterov",
    "adagrad_updates": "adagrad",
    "rmsprop_updates": "rmsprop",
    "adam_updates": "adam",
    "adamw_updates": "adamw",
}


def _on_the_data(setup: Setup) -> dict[str, Any]:
    data = LANDSCAPES[setup.landscape].data
    return {"X": data, "w_init": setup.start[0], "learning_rate": setup.rate}


# These tasks descend a loss of their own; they are told how far to go.
_WALKS: Final[Mapping[str, tuple[str, Walk]]] = {
    "optimize_query": (
        "quadratic",
        lambda setup, batches: {
            "initial_x": setup.start[0],
            "learning_rate": setup.rate,
            "num_iterations": len(batches),
        },
    ),
    "optimize_batch_query": (
        "sum-of-squares",
        lambda setup, batches: {**_on_the_data(setup), "num_iterations": len(batches)},
    ),
    "minibatch_descent": (
        "sum-of-squares",
        lambda setup, batches: {**_on_the_data(setup), "batches": batches},
    ),
    "sgd_single_sample": (
        "sum-of-squares",
        lambda setup, batches: {
            **_on_the_data(setup),
            "order": np.array([batch[0] for batch in batches], dtype=np.int64),
        },
    ),
}


def can_race(function: str) -> bool:
    """Whether a task's function can walk through the lab."""
    return function in _UPDATES or function in _WALKS


def racing_setup(function: str, setup: Setup) -> Setup:
    """The setup nearest to the given one that a task's function can walk: its own loss and optimizer.

    Args:
        function: the task's function, one that `can_race`.
        setup: what is set in the lab.
    """
    if function in _UPDATES:
        start = setup.start or LANDSCAPES[setup.landscape].start
        return replace(setup, optimizer=_UPDATES[function], schedule="constant", start=start)
    name, _ = _WALKS[function]
    kept = setup.start if setup.landscape == name else ()
    batch = {"minibatch_descent": setup.batch or 2, "sgd_single_sample": 1}.get(function, 0)
    start = kept or LANDSCAPES[name].start
    return replace(setup, landscape=name, optimizer="sgd", schedule="constant", batch=batch, start=start)


def race(
    task: Task, source: str | bytes, setup: Setup, *, cancel: threading.Event | None = None
) -> Iterator[Array]:
    """The places a program comes to, one after the other: the start, then where each update leads.

    Every step is a call of its own, for a walk of one update more; a program that returns something
    else than parameters ends the race.

    Args:
        task: a task whose function `can_race`.
        source: the learner's program.
        setup: from `racing_setup`.
        cancel: when set, the call under way ends at once.

    Yields:
        Parameters, shape (d,).

    Raises:
        Problem: the program raised, ran out of time or returned no parameters; it says at which step.
        Cancelled: `cancel` was set.
    """
    place = np.array(setup.start, dtype=np.float64)
    gradients: list[Array] = []
    seen: list[NDArray[np.int64]] = []
    yield place
    landscape = LANDSCAPES[setup.landscape]
    every = np.arange(landscape.points, dtype=np.int64)
    with np.errstate(over="ignore", invalid="ignore"):
        for step, rows in enumerate(batches_of(setup), start=1):
            seen.append(every if rows is None else rows)
            gradients.append(landscape.gradient(place, rows))
            arguments = _arguments(task, setup, gradients, seen)
            outcome = run_once(task, source, arguments, cancel=cancel)
            if outcome.kind != "returned":
                raise Problem(f"step {step}: {outcome.message or outcome.kind}", where=task.function)
            place = _as_place(outcome.value, landscape.dimension, task, step)
            yield place
            if is_far(place):
                return


def _arguments(
    task: Task, setup: Setup, gradients: list[Array], seen: list[NDArray[np.int64]]
) -> dict[str, Any]:
    if task.function in _WALKS:
        _, walk = _WALKS[task.function]
        return walk(setup, seen)
    known: dict[str, Any] = {
        "params": np.array(setup.start, dtype=np.float64),
        "gradients": np.array(gradients),
        "learning_rate": setup.rate,
        **hyperparameters_of(setup),
    }
    return {name: known[name] for name in task.arguments}


def _as_place(value: Any, dimension: int, task: Task, step: int) -> Array:
    try:
        # NumPy would read None as NaN.
        place = np.empty(0) if value is None else np.asarray(value, dtype=np.float64).reshape(-1)
    except (TypeError, ValueError):
        place = np.empty(0)
    if place.shape != (dimension,):
        raise Problem(f"step {step}: no parameters came back", where=task.function)
    if np.isnan(place).any():
        raise Problem(f"step {step}: nan came back", where=task.function)
    return place
