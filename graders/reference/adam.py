"""Adam and its kin: momentum divided by the gradients' size, both averages debiased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from graders.reference.core import Array, LearningRate, Optimizer, as_schedule, prepared, zeros_like

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["AdamState", "AmsGradState", "NadamState", "adam", "adamax", "amsgrad", "nadam"]


class AdamState(NamedTuple):
    """Averages of the gradient (`mu`) and of its square (`nu`); neither is stored corrected."""

    step: int
    mu: Array
    nu: Array


class AmsGradState(NamedTuple):
    """Adam's state, and the largest `nu` so far."""

    step: int
    mu: Array
    nu: Array
    largest: Array


class NadamState(NamedTuple):
    """Adam's state, and the product of the momenta used so far."""

    step: int
    mu: Array
    nu: Array
    product: float


def adam(
    learning_rate: LearningRate,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    eps_root: float = 0.0,
    eps_hat: bool = False,
    weight_decay: float = 0.0,
    decoupled: bool = False,
) -> Optimizer:
    """Adam: the gradient's average over the root of its square's average.

    m ← β₁·m + (1 − β₁)·g
    v ← β₂·v + (1 − β₂)·g²
    m̂ = m / (1 − β₁ᵏ),  v̂ = v / (1 − β₂ᵏ)              at update k, from 1
    x ← x − η·m̂ / (√(v̂ + eps_root) + eps)

    With `eps_hat` eps is added to √v instead of √v̂: η·√(1 − β₂ᵏ)/(1 − β₁ᵏ) · m/(√v + eps), the
    paper's shorter form and that of Keras. They differ while k is small.

    Args:
        learning_rate: η, a number or a schedule.
        beta1: β₁ in [0, 1), the memory of the gradient.
        beta2: β₂ in [0, 1), the memory of its square.
        eps: outside the root.
        eps_root: inside the root; 0 in the paper.
        eps_hat: add eps before the correction rather than after it.
        weight_decay: λ; added to the gradient as λ·x, so that it is rescaled like the gradient …
        decoupled: … or, as in AdamW, taken off the weights themselves: x ← x − η·λ·x.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Kingma & Ba (2015), Adam: a method for stochastic optimization; decoupled decay: Loshchilov
        & Hutter (2019), Decoupled weight decay regularization.

    Example:
        >>> descent = adam(0.1)
        >>> x, _ = descent.update([16.0, -1e-3], descent.init([10.0, 0.0]), [10.0, 0.0])
        >>> x.round(4).tolist()
        [9.9, 0.1]
    """
    schedule = as_schedule(learning_rate)
    coupled = 0.0 if decoupled else weight_decay
    shrinkage = weight_decay if decoupled else 0.0

    def init(params: ArrayLike) -> AdamState:
        return AdamState(step=0, mu=zeros_like(params), nu=zeros_like(params))

    def update(gradient: ArrayLike, state: AdamState, params: ArrayLike) -> tuple[Array, AdamState]:
        g, x = prepared(gradient, params)
        g = g + coupled * x
        k = state.step + 1
        mu = beta1 * state.mu + (1 - beta1) * g
        nu = beta2 * state.nu + (1 - beta2) * g**2
        correction = 1 - beta2**k
        added = eps / np.sqrt(correction) if eps_hat else eps
        direction = mu / (1 - beta1**k) / (np.sqrt(nu / correction + eps_root) + added)
        return x - schedule(state.step) * (direction + shrinkage * x), AdamState(k, mu, nu)

    return Optimizer(init, update)


def amsgrad(
    learning_rate: LearningRate,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    correction: Literal["after-max", "before-max", "none"] = "after-max",
) -> Optimizer:
    """AMSGrad: Adam whose divisor never shrinks.

    m and v as in Adam
    h ← max(h, v)
    x ← x − η·m̂ / (√(h / (1 − β₂ᵏ)) + eps)

    Args:
        learning_rate: η, a number or a schedule.
        beta1: β₁ in [0, 1).
        beta2: β₂ in [0, 1).
        eps: outside the root.
        correction: "after-max" as above (PyTorch); "before-max" keeps the largest corrected v̂
            (optax); "none" corrects neither m nor v (the paper).

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Reddi, Kale & Kumar (2018), On the convergence of Adam and beyond.

    Example:
        >>> descent = amsgrad(0.1)
        >>> x, _ = descent.update([16.0], descent.init([10.0]), [10.0])
        >>> x.round(4).tolist()
        [9.9]
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> AmsGradState:
        return AmsGradState(0, zeros_like(params), zeros_like(params), zeros_like(params))

    def update(gradient: ArrayLike, state: AmsGradState, params: ArrayLike) -> tuple[Array, AmsGradState]:
        g, x = prepared(gradient, params)
        k = state.step + 1
        mu = beta1 * state.mu + (1 - beta1) * g
        nu = beta2 * state.nu + (1 - beta2) * g**2
        corrected = correction != "none"
        correction1 = 1 - beta1**k if corrected else 1.0
        correction2 = 1 - beta2**k if corrected else 1.0
        if correction == "before-max":
            largest = np.maximum(state.largest, nu / correction2)
            root = np.sqrt(largest)
        else:
            largest = np.maximum(state.largest, nu)
            root = np.sqrt(largest / correction2)
        direction = mu / correction1 / (root + eps)
        return x - schedule(state.step) * direction, AmsGradState(k, mu, nu, largest)

    return Optimizer(init, update)


def nadam(
    learning_rate: LearningRate,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    momentum_decay: float = 0.004,
    warm_up: bool = True,
) -> Optimizer:
    """NAdam: Adam with Nesterov's look ahead.

    μₖ = β₁·(1 − ½·0.96^(k·momentum_decay)),  Pₖ = μ₁·…·μₖ      (without `warm_up`: μₖ = β₁)
    m and v as in Adam
    x ← x − η·( (1 − μₖ)·g / (1 − Pₖ) + μₖ₊₁·m / (1 − Pₖ₊₁) ) / (√v̂ + eps)

    Args:
        learning_rate: η, a number or a schedule.
        beta1: β₁ in [0, 1).
        beta2: β₂ in [0, 1).
        eps: outside the root.
        momentum_decay: how fast μ grows from β₁/2 towards β₁.
        warm_up: let μ grow (the paper, PyTorch) or keep it at β₁ (optax).

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Dozat (2016), Incorporating Nesterov momentum into Adam.

    Example:
        >>> descent = nadam(0.1, warm_up=False)
        >>> x, _ = descent.update([16.0], descent.init([10.0]), [10.0])
        >>> x.round(4).tolist()
        [9.8526]
    """
    schedule = as_schedule(learning_rate)

    def momentum_at(k: int) -> float:
        return beta1 * (1 - 0.5 * 0.96 ** (k * momentum_decay)) if warm_up else beta1

    def init(params: ArrayLike) -> NadamState:
        return NadamState(0, zeros_like(params), zeros_like(params), 1.0)

    def update(gradient: ArrayLike, state: NadamState, params: ArrayLike) -> tuple[Array, NadamState]:
        g, x = prepared(gradient, params)
        k = state.step + 1
        mu = beta1 * state.mu + (1 - beta1) * g
        nu = beta2 * state.nu + (1 - beta2) * g**2
        now, ahead = momentum_at(k), momentum_at(k + 1)
        product = state.product * now
        direction = (1 - now) * g / (1 - product) + ahead * mu / (1 - product * ahead)
        direction = direction / (np.sqrt(nu / (1 - beta2**k)) + eps)
        return x - schedule(state.step) * direction, NadamState(k, mu, nu, product)

    return Optimizer(init, update)


def adamax(
    learning_rate: LearningRate, *, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8
) -> Optimizer:
    """Adamax: Adam whose divisor is the largest recent gradient, fading.

    m ← β₁·m + (1 − β₁)·g
    u ← max(β₂·u, |g| + eps)
    x ← x − η / (1 − β₁ᵏ) · m / u

    Args:
        learning_rate: η, a number or a schedule.
        beta1: β₁ in [0, 1).
        beta2: β₂ in [0, 1), how slowly the largest gradient fades.
        eps: keeps u above zero.

    Returns:
        An optimizer for parameters of any shape.

    Reference:
        Kingma & Ba (2015), section 7.1; eps inside the maximum as PyTorch and optax have it.

    Example:
        >>> descent = adamax(0.1)
        >>> x, _ = descent.update([16.0], descent.init([10.0]), [10.0])
        >>> x.round(4).tolist()
        [9.9]
    """
    schedule = as_schedule(learning_rate)

    def init(params: ArrayLike) -> AdamState:
        return AdamState(step=0, mu=zeros_like(params), nu=zeros_like(params))

    def update(gradient: ArrayLike, state: AdamState, params: ArrayLike) -> tuple[Array, AdamState]:
        g, x = prepared(gradient, params)
        k = state.step + 1
        mu = beta1 * state.mu + (1 - beta1) * g
        largest = np.maximum(beta2 * state.nu, np.abs(g) + eps)
        direction = mu / (1 - beta1**k) / largest
        return x - schedule(state.step) * direction, AdamState(k, mu, largest)

    return Optimizer(init, update)
