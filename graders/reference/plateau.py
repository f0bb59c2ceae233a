"""Reduce on plateau: a schedule that looks at the losses instead of the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graders.reference.core import Array

__all__ = ["reduce_on_plateau"]


def reduce_on_plateau(  # noqa: PLR0913 - the knobs of the original, each by keyword
    losses: Iterable[float],
    learning_rate: float,
    *,
    mode: Literal["min", "max"] = "min",
    factor: float = 0.1,
    patience: int = 10,
    threshold: float = 1e-4,
    threshold_mode: Literal["rel", "abs"] = "rel",
    cooldown: int = 0,
    min_lr: float = 0.0,
    eps: float = 1e-8,
) -> Array:
    """The rate after each loss: cut when the best has not been bettered for a while.

    A loss is better when it lies below best·(1 − threshold), or best − threshold where the mode is
    "abs". One that is not is counted; when the count exceeds `patience` the rate becomes
    max(factor·rate, min_lr), the count starts anew, and the next `cooldown` losses are not counted.

    Args:
        losses: one number an epoch.
        learning_rate: the rate before the first.
        mode: "max" for a score that should grow: all comparisons the other way round.
        factor: what a cut multiplies by.
        patience: how many losses in a row may be no better.
        threshold: by how much a loss must be better to count as better.
        threshold_mode: relative to the best, or absolute. Relative to a negative best "better"
            lies above it, which is as PyTorch has it.
        cooldown: how many losses after a cut are not counted.
        min_lr: the lowest rate.
        eps: a cut that would lower the rate by no more than this is not made.

    Returns:
        A float64 array of shape (len(losses),).

    Reference:
        PyTorch's ReduceLROnPlateau, whose numbers these are.

    Example:
        >>> reduce_on_plateau([1.0, 0.5, 0.5, 0.5, 0.4], 0.1, factor=0.5, patience=1).tolist()
        [0.1, 0.1, 0.1, 0.05, 0.05]
    """
    sign = 1.0 if mode == "min" else -1.0
    best = sign * np.inf
    rate, bad, resting = learning_rate, 0, 0
    rates: list[float] = []
    for loss in losses:
        margin = threshold * best if threshold_mode == "rel" else threshold
        bar = best if np.isinf(best) else best - sign * margin
        if sign * loss < sign * bar:
            best, bad = loss, 0
        else:
            bad += 1
        if resting > 0:
            resting, bad = resting - 1, 0
        if bad > patience:
            lower = max(rate * factor, min_lr)
            if rate - lower > eps:
                rate = lower
            bad, resting = 0, cooldown
        rates.append(rate)
    return np.array(rates, dtype=np.float64)
