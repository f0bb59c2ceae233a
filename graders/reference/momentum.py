"""Plain descent and its momentum: the step follows the gradient, or a velocity that remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graders.reference.core import Array, LearningRate, Optimizer, as_schedule, prepared, zeros_like

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["MomentumState", "SgdState", "averaged_momentum", "heavy_ball", "nesterov", "sgd"]


class SgdState(NamedTuple):
    """How many updates were made: all that plain descent needs, and only for a schedule."""

    step: int


class MomentumState(NamedTuple):
    """How many updates were made, and the velocity they left behind."""

    step: int
    velocity: Array


def sgd(learning_rate: LearningRate, *, weight_decay: float = 0.0) -> Optimizer:
    """Plain gradient descent: one step against the gradient.

    g ← g + weight_decay·x
    x ← x − η·g

    Called stochastic when the gradient comes from a sample; the update is the same. For plain
    descent adding `weight_decay`·x to the gradient is the same as shrinking the weights.

    Args:
        learning_rate: η, a number or a schedule.
        weight_decay: the factor of an L2 penalty ½·weight_decay·‖x‖².

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Cauchy (1847), Méthode générale pour la résolution des systèmes d'équations simultanées;
        Robbins & Monro (1951), A stochastic approximation method.

    Example:
        >>> descent = sgd(0.1)
        >>> params, state = descent.update([16.0, 2.0], descent.init([10.0, 3.0]), [10.0, 3.0])
        >>> params.tolist(), state
        ([8.4, 2.8], SgdState(step=1))
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> SgdState:  # noqa: ARG001 - every optimizer is asked the same way
        return SgdState(step=0)

    def update(gradient: ArrayLike, state: SgdState, params: ArrayLike) -> tuple[Array, SgdState]:
        g, x = prepared(gradient, params)
        g = g + weight_decay * x
        return x - schedule(state.step) * g, SgdState(state.step + 1)

    return Optimizer(init, update)


def heavy_ball(
    learning_rate: LearningRate,
    *,
    momentum: float = 0.9,
    dampening: float = 0.0,
    dampen_first: bool = False,
    rate_inside: bool = False,
    weight_decay: float = 0.0,
) -> Optimizer:
    """Descent with momentum: the velocity sums past gradients, each faded once more.

    g ← g + weight_decay·x
    v ← β·v + (1 − dampening)·g        (the very first update takes g whole, unless `dampen_first`)
    x ← x − η·v

    With `rate_inside` the rate enters the velocity instead, v ← β·v + η·g and x ← x − v. While η
    is constant that is the same path; under a schedule old gradients keep their old rate.

    Args:
        learning_rate: η, a number or a schedule.
        momentum: β in [0, 1); under a steady gradient the step grows to η/(1 − β).
        dampening: how much of each new gradient is left out.
        dampen_first: dampen the first gradient as well, as a velocity that starts at zero would.
        rate_inside: let η enter the velocity.
        weight_decay: the factor of an L2 penalty, added to the gradient.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Polyak (1964), Some methods of speeding up the convergence of iteration methods. The order
        of the operations is PyTorch's; `rate_inside` is the textbooks'.

    Example:
        >>> ball = heavy_ball(0.1, momentum=0.9)
        >>> x, state = [0.0], ball.init([0.0])
        >>> for _ in range(3):
        ...     x, state = ball.update([1.0], state, x)
        >>> round(float(x[0]), 3)
        -0.561
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> MomentumState:
        return MomentumState(step=0, velocity=zeros_like(params))

    def update(gradient: ArrayLike, state: MomentumState, params: ArrayLike) -> tuple[Array, MomentumState]:
        g, x = prepared(gradient, params)
        g = g + weight_decay * x
        if state.step > 0 or dampen_first:
            g = (1 - dampening) * g
        rate = schedule(state.step)
        if rate_inside:
            velocity = momentum * state.velocity + rate * g
            return x - velocity, MomentumState(state.step + 1, velocity)
        velocity = momentum * state.velocity + g
        return x - rate * velocity, MomentumState(state.step + 1, velocity)

    return Optimizer(init, update)


def averaged_momentum(
    learning_rate: LearningRate, *, momentum: float = 0.9, debiased: bool = False
) -> Optimizer:
    """Descent along an exponential moving average of the gradients.

    v ← β·v + (1 − β)·g
    x ← x − η·v                        (`debiased`: v / (1 − βᵏ) at update k, from 1)

    Equal to the heavy ball at the rate η·(1 − β): rates are not comparable between the two.

    Args:
        learning_rate: η, a number or a schedule.
        momentum: β in [0, 1), the share of the old average.
        debiased: make up for the average having started at zero.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        The form taught in many courses; the debiasing is that of Kingma & Ba (2015).

    Example:
        >>> average = averaged_momentum(0.1, momentum=0.9)
        >>> x, state = [0.0], average.init([0.0])
        >>> for _ in range(3):
        ...     x, state = average.update([1.0], state, x)
        >>> round(float(x[0]), 4)
        -0.0561
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> MomentumState:
        return MomentumState(step=0, velocity=zeros_like(params))

    def update(gradient: ArrayLike, state: MomentumState, params: ArrayLike) -> tuple[Array, MomentumState]:
        g, x = prepared(gradient, params)
        k = state.step + 1
        velocity = momentum * state.velocity + (1 - momentum) * g
        direction = velocity / (1 - momentum**k) if debiased else velocity
        return x - schedule(state.step) * direction, MomentumState(k, velocity)

    return Optimizer(init, update)


def nesterov(learning_rate: LearningRate, *, momentum: float = 0.9) -> Optimizer:
    """Nesterov momentum, written with the gradient at the parameters themselves.

    v ← β·v + g
    x ← x − η·(g + β·v)                (with the new v)

    The textbook form takes its gradient ahead, at θ − η·β·v. It walks the same path, shifted: the x
    kept here are its look-ahead points.

    Args:
        learning_rate: η, a number or a schedule.
        momentum: β in [0, 1).

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Nesterov (1983), A method for solving the convex programming problem with convergence rate
        O(1/k²); this form: Sutskever et al. (2013), On the importance of initialization and
        momentum in deep learning, as PyTorch writes it.

    Example:
        >>> ahead = nesterov(0.1, momentum=0.9)
        >>> x, state = [0.0], ahead.init([0.0])
        >>> for _ in range(2):
        ...     x, state = ahead.update([1.0], state, x)
        >>> round(float(x[0]), 3)
        -0.461
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> MomentumState:
        return MomentumState(step=0, velocity=zeros_like(params))

    def update(gradient: ArrayLike, state: MomentumState, params: ArrayLike) -> tuple[Array, MomentumState]:
        g, x = prepared(gradient, params)
        velocity = momentum * state.velocity + g
        direction = g + momentum * velocity
        return x - schedule(state.step) * direction, MomentumState(state.step + 1, velocity)

    return Optimizer(init, update)
