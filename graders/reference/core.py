"""What every optimizer is made of: two pure functions, and a learning rate that may be a schedule."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Array", "LearningRate", "Optimizer", "Schedule", "as_schedule", "prepared", "zeros_like"]

Array: TypeAlias = NDArray[np.float64]
Schedule: TypeAlias = Callable[[int], float]
LearningRate: TypeAlias = float | Schedule


class Optimizer(NamedTuple):
    """An optimizer as two pure functions: neither changes what it is given, nor keeps anything.

    Attributes:
        init: `init(params) -> state`, the state before the first update.
        update: `update(gradient, state, params) -> (params, state)`, one update. The gradient is
            that of the loss at `params` and has their shape. Float64 comes back: an array, or NumPy's
            scalar where the shape is ().

    Example:
        >>> from graders.reference import optimizer
        >>> descent = optimizer("sgd", 0.1)
        >>> params = np.array([10.0])
        >>> params, state = descent.update(2 * (params - 2), descent.init(params), params)
        >>> params.tolist()
        [8.4]
    """

    init: Callable[[ArrayLike], Any]
    update: Callable[[ArrayLike, Any, ArrayLike], tuple[Array, Any]]


def as_schedule(learning_rate: LearningRate) -> Schedule:
    """The rate as a function of the step, 0 for the first: a number becomes a constant one.

    Args:
        learning_rate: a number, or a function from the step to the rate.

    Raises:
        TypeError: where it is neither.
    """
    if callable(learning_rate):
        return learning_rate
    given: object = learning_rate
    if not isinstance(given, Real):
        raise TypeError(f"a learning rate is a number or a schedule, not {given!r}")
    rate = float(given)
    return lambda _step: rate


def prepared(gradient: ArrayLike, params: ArrayLike) -> tuple[Array, Array]:
    """Gradient and parameters as float64 arrays of one shape.

    Raises:
        ValueError: where the shapes differ. NumPy would broadcast (n, 1) against (n,) to (n, n)
            without a word, and what came out would be no update.
    """
    slope = np.asarray(gradient, dtype=np.float64)
    place = np.asarray(params, dtype=np.float64)
    if slope.shape != place.shape:
        raise ValueError(
            f"the gradient's shape is {slope.shape}, the parameters' {place.shape}: they must agree"
        )
    return slope, place


def zeros_like(params: ArrayLike) -> Array:
    """Zeros in the shape of the parameters: where most accumulators begin."""
    return np.zeros_like(np.asarray(params, dtype=np.float64))
