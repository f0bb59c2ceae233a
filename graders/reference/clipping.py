"""Clipping: gradients kept from being too long before a step is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graders.reference.core import Array, LearningRate, Optimizer, prepared
from graders.reference.momentum import SgdState, sgd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

__all__ = ["clip_by_global_norm", "clip_by_value", "clipped_sgd"]


def clip_by_value(gradient: ArrayLike, clip_value: float) -> Array:
    """Each entry cut to [−clip_value, clip_value]: the direction may change.

    Args:
        gradient: an array of any shape.
        clip_value: the bound, 0 or more.

    Returns:
        A new array of the same shape.

    Example:
        >>> clip_by_value([3.0, -0.2], 1.0).tolist()
        [1.0, -0.2]
    """
    return np.clip(np.asarray(gradient, dtype=np.float64), -clip_value, clip_value)


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float, *, eps: float = 0.0) -> list[Array]:
    """All gradients scaled by one factor where their one norm exceeds `max_norm`.

    n = √(Σ over all entries of g²),  g ← g · min(1, max_norm / (n + eps))

    The direction stays. It tames exploding gradients and does nothing for vanishing ones.

    Args:
        gradients: arrays of any shapes, measured together.
        max_norm: the longest the whole may be.
        eps: added to the norm; PyTorch adds 1e-6, which shortens a little too much.

    Returns:
        New arrays of the same shapes; all zeros stay zeros.

    Reference:
        Pascanu, Mikolov & Bengio (2013), On the difficulty of training recurrent neural networks.

    Example:
        >>> [g.tolist() for g in clip_by_global_norm([[3.0], [4.0]], 1.0)]
        [[0.6000000000000001], [0.8]]
        >>> [g.tolist() for g in clip_by_global_norm([[0.3], [0.4]], 1.0)]
        [[0.3], [0.4]]
    """
    arrays = [np.asarray(gradient, dtype=np.float64) for gradient in gradients]
    norm = float(np.sqrt(sum(float(np.sum(array**2)) for array in arrays)))
    if norm + eps <= max_norm:
        return [array.copy() for array in arrays]
    return [array * (max_norm / (norm + eps)) for array in arrays]


def clipped_sgd(
    learning_rate: LearningRate,
    *,
    max_norm: float | None = None,
    clip_value: float | None = None,
    norm_eps: float = 0.0,
) -> Optimizer:
    """Plain descent on a clipped gradient.

    g ← clipped g                      (to `max_norm`, to `clip_value`, or to both in this order)
    x ← x − η·g

    Args:
        learning_rate: η, a number or a schedule.
        max_norm: the longest the gradient may be.
        clip_value: the largest an entry may be.
        norm_eps: added to the norm before dividing by it.

    Returns:
        An optimizer for parameters of any shape; the norm is that of the whole array.

    Example:
        >>> descent = clipped_sgd(0.1, max_norm=1.0)
        >>> x, _ = descent.update([3.0, 4.0], descent.init([0.0, 0.0]), [0.0, 0.0])
        >>> x.round(6).tolist()
        [-0.06, -0.08]
    """
    plain = sgd(learning_rate)

    def update(gradient: ArrayLike, state: SgdState, params: ArrayLike) -> tuple[Array, SgdState]:
        g, x = prepared(gradient, params)
        if max_norm is not None:
            (g,) = clip_by_global_norm([g], max_norm, eps=norm_eps)
        if clip_value is not None:
            g = clip_by_value(g, clip_value)
        moved: tuple[Array, SgdState] = plain.update(g, state, x)
        return moved

    return Optimizer(plain.init, update)
