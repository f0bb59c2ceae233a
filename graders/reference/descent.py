"""The descents of the lesson: which data each gradient is taken on. The update is the same in all.

Each is a generator that yields the start and then the parameters after every update, so a path, a
curve and a last value come from one function: `list(…)`, a loop, or `last(…)`. Nothing given is
changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graders.reference.momentum import sgd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import ArrayLike

    from graders.reference.core import Array, LearningRate, Optimizer

__all__ = [
    "batch_descent",
    "descend",
    "gradient_descent",
    "last",
    "minibatch_descent",
    "stochastic_descent",
]


def descend(
    gradients: Iterable[Callable[[Array], ArrayLike]], params: ArrayLike, optimizer: Optimizer
) -> Iterator[Array]:
    """An update for each gradient function, each evaluated where the last update led.

    Args:
        gradients: functions from the parameters to a gradient of their shape; one an update.
        params: the start, of any shape.
        optimizer: how a gradient becomes a step.

    Yields:
        The start, then the parameters after each update, as float64 arrays.

    Example:
        >>> path = descend([lambda x: 2 * x] * 2, [1.0], sgd(0.25))
        >>> [x.tolist() for x in path]
        [[1.0], [0.5], [0.25]]
    """
    place = np.array(params, dtype=np.float64)
    state = optimizer.init(place)
    yield place
    for gradient in gradients:
        place, state = optimizer.update(gradient(place), state, place)
        yield place


def gradient_descent(
    gradient: Callable[[Array], ArrayLike], x: ArrayLike, learning_rate: LearningRate, num_iterations: int
) -> Iterator[Array]:
    """Gradient descent on a function whose gradient is given.

    x ← x − η·∇f(x), `num_iterations` times

    Args:
        gradient: ∇f, from an array to one of the same shape.
        x: the start, of any shape; a number is an array of shape ().
        learning_rate: η, a number or a schedule.
        num_iterations: how many updates; none leave the start as it is.

    Yields:
        `num_iterations` + 1 arrays: the start, then the parameters after each update.

    Reference:
        Cauchy (1847), Méthode générale pour la résolution des systèmes d'équations simultanées.

    Example:
        >>> path = gradient_descent(lambda x: 2 * (x - 2), 10.0, 0.1, 3)
        >>> [round(float(x), 4) for x in path]
        [10.0, 8.4, 7.12, 6.096]
    """
    return descend((gradient for _ in range(num_iterations)), x, sgd(learning_rate))


def batch_descent(
    gradient: Callable[..., ArrayLike],
    w: ArrayLike,
    learning_rate: LearningRate,
    num_iterations: int,
    *data: ArrayLike,
) -> Iterator[Array]:
    """Batch gradient descent: every update sees all the data.

    w ← w − η·gradient(w, data), `num_iterations` times

    Args:
        gradient: called as `gradient(w, *data)`; sum or mean over the rows is its business.
        w: the start, of any shape.
        learning_rate: η, a number or a schedule.
        num_iterations: how many updates.
        *data: arrays of n rows each, such as X, or X and y.

    Yields:
        `num_iterations` + 1 arrays: the start, then the parameters after each update.

    Example:
        >>> def summed(w, X):
        ...     return 2 * np.sum(w - X)
        >>> [round(float(w), 4) for w in batch_descent(summed, 0.0, 0.1, 2, [1.0, 3.0])]
        [0.0, 0.8, 1.28]
    """
    columns = [np.asarray(column) for column in data]
    return gradient_descent(lambda place: gradient(place, *columns), w, learning_rate, num_iterations)


def minibatch_descent(
    gradient: Callable[..., ArrayLike],
    w: ArrayLike,
    learning_rate: LearningRate,
    batches: Iterable[ArrayLike],
    *data: ArrayLike,
) -> Iterator[Array]:
    """Mini-batch gradient descent: an update for each batch of rows, in the order given.

    w ← w − η·gradient(w, data[batch]) for each batch

    Which rows form a batch is the caller's choice (shuffled, with replacement, ragged at the end),
    so nothing here is random.

    Args:
        gradient: called as `gradient(w, *rows)` with the batch's rows of each array.
        w: the start, of any shape.
        learning_rate: η, a number or a schedule.
        batches: integer arrays of row indices; an index may repeat and then counts as often.
        *data: arrays of n rows each.

    Yields:
        One array more than there are batches: the start, then the parameters after each update.

    Raises:
        IndexError: an index lies outside the data.

    Reference:
        Bottou, Curtis & Nocedal (2018), Optimization methods for large-scale machine learning.

    Example:
        >>> def summed(w, X):
        ...     return 2 * np.sum(w - X)
        >>> path = minibatch_descent(summed, 0.0, 0.1, [[0, 1], [2]], [1.0, 3.0, 5.0])
        >>> [round(float(w), 4) for w in path]
        [0.0, 0.8, 1.64]
    """
    columns = [np.asarray(column) for column in data]

    def on(batch: ArrayLike) -> Callable[[Array], ArrayLike]:
        rows = np.asarray(batch, dtype=np.int64)
        return lambda place: gradient(place, *(column[rows] for column in columns))

    return descend((on(batch) for batch in batches), w, sgd(learning_rate))


def stochastic_descent(
    gradient: Callable[..., ArrayLike],
    w: ArrayLike,
    learning_rate: LearningRate,
    order: Iterable[int],
    *data: ArrayLike,
) -> Iterator[Array]:
    """Stochastic gradient descent: an update for each single example, in the order given.

    w ← w − η·gradient(w, data[i]) for each i in `order`

    Args:
        gradient: called as `gradient(w, *rows)` with one row of each array, its first axis kept
            (length 1), so the same function serves batches of any size.
        w: the start, of any shape.
        learning_rate: η, a number or a schedule.
        order: row indices; a uniformly random order makes the gradients unbiased.
        *data: arrays of n rows each.

    Yields:
        One array more than there are indices: the start, then the parameters after each update.

    Raises:
        IndexError: an index lies outside the data.

    Reference:
        Robbins & Monro (1951), A stochastic approximation method.

    Example:
        >>> def summed(w, X):
        ...     return 2 * np.sum(w - X)
        >>> [round(float(w), 4) for w in stochastic_descent(summed, 0.0, 0.1, [1, 0], [1.0, 3.0])]
        [0.0, 0.6, 0.68]
    """
    return minibatch_descent(gradient, w, learning_rate, ([index] for index in order), *data)


def last(path: Iterable[Array]) -> Array:
    """Where a path ends.

    Raises:
        ValueError: the path is empty.

    Example:
        >>> float(last(gradient_descent(lambda x: 2 * (x - 2), 10.0, 0.5, 1)))
        2.0
    """
    place = None
    for place in path:  # noqa: B007 - only the last one is wanted
        pass
    if place is None:
        raise ValueError("an empty path has no end")
    return place
