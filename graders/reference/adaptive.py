"""A rate for each parameter: steps divided by the size the gradients have had."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graders.reference.core import Array, LearningRate, Optimizer, as_schedule, prepared, zeros_like

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["AdaDeltaState", "AdaGradState", "RmsPropState", "adadelta", "adagrad", "rmsprop"]


class AdaGradState(NamedTuple):
    """How many updates were made, and the sum of squared gradients."""

    step: int
    squares: Array


class RmsPropState(NamedTuple):
    """Averages of the squared gradient and (where centred) of the gradient, and the velocity."""

    step: int
    squares: Array
    mean: Array
    velocity: Array


class AdaDeltaState(NamedTuple):
    """Averages of the squared gradients and of the squared steps."""

    step: int
    squares: Array
    moves: Array


def _rooted(squares: Array, eps: float, *, eps_inside: bool) -> Array:
    """The divisor: √s + eps, or √(s + eps)."""
    return np.sqrt(squares + eps) if eps_inside else np.sqrt(squares) + eps


def adagrad(
    learning_rate: LearningRate,
    *,
    eps: float = 1e-10,
    eps_inside: bool = False,
    initial_accumulator_value: float = 0.0,
    lr_decay: float = 0.0,
) -> Optimizer:
    """AdaGrad: every squared gradient is added up, so the steps only ever get shorter.

    s ← s + g²                         (from `initial_accumulator_value`)
    x ← x − η·g / (√s + eps)           (`eps_inside`: g / √(s + eps))

    Args:
        learning_rate: η, a number or a schedule.
        eps: keeps the division finite.
        eps_inside: put eps under the root.
        initial_accumulator_value: where s starts, the same for each parameter.
        lr_decay: divide η by 1 + (k − 1)·lr_decay at update k, from 1.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Duchi, Hazan & Singer (2011), Adaptive subgradient methods for online learning and
        stochastic optimization.

    Example:
        >>> descent = adagrad(0.1)
        >>> x, state = [0.0], descent.init([0.0])
        >>> for _ in range(100):
        ...     x, state = descent.update([1.0], state, x)
        >>> round(float(x[0]), 5)
        -1.85896
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> AdaGradState:
        return AdaGradState(step=0, squares=zeros_like(params) + initial_accumulator_value)

    def update(gradient: ArrayLike, state: AdaGradState, params: ArrayLike) -> tuple[Array, AdaGradState]:
        g, x = prepared(gradient, params)
        squares = state.squares + g**2
        rate = schedule(state.step) / (1 + state.step * lr_decay)
        direction = g / _rooted(squares, eps, eps_inside=eps_inside)
        return x - rate * direction, AdaGradState(state.step + 1, squares)

    return Optimizer(init, update)


def rmsprop(
    learning_rate: LearningRate,
    *,
    alpha: float = 0.99,
    eps: float = 1e-8,
    eps_inside: bool = False,
    centered: bool = False,
    momentum: float = 0.0,
) -> Optimizer:
    """RMSProp: AdaGrad that forgets, so the steps need not die out.

    s ← α·s + (1 − α)·g²
    m ← α·m + (1 − α)·g                (`centered`: s − m², the variance, stands for s below)
    v ← β·v + g / (√s + eps)           (`eps_inside`: g / √(s + eps))
    x ← x − η·v

    Args:
        learning_rate: η, a number or a schedule.
        alpha: α in [0, 1), the share of the old average.
        eps: keeps the division finite and bounds the gain of tiny gradients.
        eps_inside: put eps under the root, as optax does unless told otherwise.
        centered: divide by the gradient's standard deviation rather than its size.
        momentum: β in [0, 1); 0 for none.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Tieleman & Hinton (2012), Neural networks for machine learning, lecture 6.5 (unpublished);
        centred: Graves (2013), Generating sequences with recurrent neural networks.

    Example:
        >>> descent = rmsprop(0.01, alpha=0.9)
        >>> x, _ = descent.update([3.0, 0.003], descent.init([1.0, 1.0]), [1.0, 1.0])
        >>> x.round(5).tolist()
        [0.96838, 0.96838]
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> RmsPropState:
        return RmsPropState(0, zeros_like(params), zeros_like(params), zeros_like(params))

    def update(gradient: ArrayLike, state: RmsPropState, params: ArrayLike) -> tuple[Array, RmsPropState]:
        g, x = prepared(gradient, params)
        squares = alpha * state.squares + (1 - alpha) * g**2
        mean = alpha * state.mean + (1 - alpha) * g
        spread = squares - mean**2 if centered else squares
        velocity = momentum * state.velocity + g / _rooted(spread, eps, eps_inside=eps_inside)
        return x - schedule(state.step) * velocity, RmsPropState(state.step + 1, squares, mean, velocity)

    return Optimizer(init, update)


def adadelta(learning_rate: LearningRate = 1.0, *, rho: float = 0.9, eps: float = 1e-6) -> Optimizer:
    """AdaDelta: steps in the parameters' own units, from the steps taken so far.

    s ← ρ·s + (1 − ρ)·g²
    d ← g·√(D + eps) / √(s + eps)
    D ← ρ·D + (1 − ρ)·d²
    x ← x − η·d

    Args:
        learning_rate: η, a number or a schedule; 1 in the paper, and not part of D.
        rho: ρ in [0, 1), the share of the old averages.
        eps: sets the first step going.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Zeiler (2012), ADADELTA: an adaptive learning rate method.

    Example:
        >>> descent = adadelta(1.0, rho=0.9, eps=1e-6)
        >>> x, _ = descent.update([1.0], descent.init([0.0]), [0.0])
        >>> round(float(x[0]), 6)
        -0.003162
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> AdaDeltaState:
        return AdaDeltaState(step=0, squares=zeros_like(params), moves=zeros_like(params))

    def update(gradient: ArrayLike, state: AdaDeltaState, params: ArrayLike) -> tuple[Array, AdaDeltaState]:
        g, x = prepared(gradient, params)
        squares = rho * state.squares + (1 - rho) * g**2
        direction = g * np.sqrt(state.moves + eps) / np.sqrt(squares + eps)
        moves = rho * state.moves + (1 - rho) * direction**2
        return x - schedule(state.step) * direction, AdaDeltaState(state.step + 1, squares, moves)

    return Optimizer(init, update)
