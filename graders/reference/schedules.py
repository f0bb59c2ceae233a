"""Learning-rate schedules: functions from the step, 0 for the first, to the rate."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graders.reference.core import Schedule

__all__ = [
    "constant",
    "cosine",
    "cosine_warm_restarts",
    "exponential",
    "inverse_time",
    "multi_step",
    "polynomial",
    "step_decay",
    "warmup_cosine",
]


def constant(learning_rate: float) -> Schedule:
    """ηₜ = η.

    Example:
        >>> constant(0.1)(1000)
        0.1
    """
    return lambda _step: learning_rate


def step_decay(learning_rate: float, *, gamma: float, step_size: int) -> Schedule:
    """ηₜ = η·γ^⌊t / step_size⌋: a stair; the first lower rate is that of step `step_size`.

    Args:
        learning_rate: η, the rate of step 0.
        gamma: γ, what each stair multiplies by.
        step_size: how many steps a stair is long, 1 or more.

    Example:
        >>> [step_decay(1.0, gamma=0.5, step_size=3)(t) for t in (2, 3, 5, 6)]
        [1.0, 0.5, 0.5, 0.25]
    """
    return lambda step: learning_rate * gamma ** (step // step_size)


def multi_step(learning_rate: float, *, gamma: float, milestones: Sequence[int]) -> Schedule:
    """ηₜ = η·γ^(number of milestones m with m ≤ t): a stair with steps where one wants them.

    Args:
        learning_rate: η, the rate of step 0.
        gamma: γ, what each milestone multiplies by.
        milestones: the steps at which the rate is lower for the first time, in any order.

    Example:
        >>> [multi_step(1.0, gamma=0.5, milestones=[3, 4])(t) for t in (2, 3, 4)]
        [1.0, 0.5, 0.25]
    """
    ordered = sorted(milestones)
    return lambda step: learning_rate * gamma ** bisect_right(ordered, step)


def exponential(
    learning_rate: float, *, gamma: float = 1.0, transition_steps: float = 1.0, k: float = 0.0
) -> Schedule:
    """ηₜ = η·γ^(t / transition_steps)·e^(−k·t): the same factor at each step.

    Args:
        learning_rate: η, the rate of step 0.
        gamma: γ, what `transition_steps` steps multiply by; 1 where k says it all.
        transition_steps: over how many steps γ takes effect, evenly.
        k: the natural rate of decay.

    Example:
        >>> exponential(1.0, gamma=0.5)(2), round(exponential(1.0, k=0.5)(2), 6)
        (0.25, 0.367879)
    """
    return lambda step: learning_rate * gamma ** (step / transition_steps) * math.exp(-k * step)


def inverse_time(learning_rate: float, *, k: float, s: int = 1, power: float = 1.0) -> Schedule:
    """ηₜ = η / (1 + k·⌊t / s⌋)^power: fast at first, ever slower.

    Args:
        learning_rate: η, the rate of step 0.
        k: how fast it falls.
        s: how many steps a stair is long; 1 for no stairs.
        power: 1, or ½ for the inverse root. With 1 the steps sum to infinity and their squares
            do not, which is what stochastic descent asks of a schedule to converge.

    Reference:
        Robbins & Monro (1951), A stochastic approximation method.

    Example:
        >>> inverse_time(1.0, k=0.5)(2), inverse_time(1.0, k=1.5, power=0.5)(2)
        (0.5, 0.5)
    """
    return lambda step: learning_rate / (1 + k * (step // s)) ** power


def polynomial(learning_rate: float, *, N: int, power: float = 1.0, end: float = 0.0) -> Schedule:
    """ηₜ = end + (η − end)·(1 − min(t, N)/N)^power: down to `end` at step N, flat from there.

    Args:
        learning_rate: η, the rate of step 0.
        N: the step at which the end is reached, 1 or more.
        power: 1 is a straight line.
        end: the last rate.

    Example:
        >>> [polynomial(1.0, N=4)(t) for t in (0, 1, 4, 9)]
        [1.0, 0.75, 0.0, 0.0]
    """
    return lambda step: end + (learning_rate - end) * (1 - min(step, N) / N) ** power


def cosine(
    learning_rate: float, *, T_max: int, eta_min: float = 0.0, past_end: Literal["stay", "rise"] = "stay"
) -> Schedule:
    """ηₜ = eta_min + ½·(η − eta_min)·(1 + cos(π·t / T_max)): half a cosine down to `eta_min`.

    Args:
        learning_rate: η, the rate of step 0.
        T_max: the step at which the end is reached, 1 or more.
        eta_min: the last rate.
        past_end: after T_max "stay" there (optax), or "rise" again with the cosine (PyTorch).

    Reference:
        Loshchilov & Hutter (2017), SGDR: stochastic gradient descent with warm restarts.

    Example:
        >>> [round(cosine(1.0, T_max=4)(t), 6) for t in (0, 2, 4, 5)]
        [1.0, 0.5, 0.0, 0.0]
        >>> round(cosine(1.0, T_max=4, past_end="rise")(5), 6)
        0.146447
    """

    def rate(step: int) -> float:
        phase = min(step, T_max) if past_end == "stay" else step
        return eta_min + 0.5 * (learning_rate - eta_min) * (1 + math.cos(math.pi * phase / T_max))

    return rate


def cosine_warm_restarts(
    learning_rate: float, *, T_0: int, T_mult: int = 1, eta_min: float = 0.0
) -> Schedule:
    """Half a cosine over T_0 steps, then again from the top, each `T_mult` times as long as the last.

    Args:
        learning_rate: η, the rate of step 0 and of each restart.
        T_0: how long the first cosine is, 1 or more.
        T_mult: how much longer each is than the one before, 1 or more.
        eta_min: where each would end.

    Reference:
        Loshchilov & Hutter (2017), SGDR: stochastic gradient descent with warm restarts.

    Example:
        >>> [round(cosine_warm_restarts(1.0, T_0=2, T_mult=2)(t), 6) for t in (1, 2, 4, 6)]
        [0.5, 1.0, 0.5, 1.0]
    """

    def rate(step: int) -> float:
        since, length = step, T_0
        while since >= length:
            since -= length
            length *= T_mult
        return eta_min + 0.5 * (learning_rate - eta_min) * (1 + math.cos(math.pi * since / length))

    return rate


def warmup_cosine(
    learning_rate: float,
    *,
    warmup_steps: int,
    total_steps: int,
    peak: float | None = None,
    init: float = 0.0,
    end: float = 0.0,
    first: Literal[0, 1] = 0,
) -> Schedule:
    """A straight line up to the peak, then half a cosine down; flat from `total_steps` on.

    t < W:  ηₜ = init + (peak − init)·(t + first)/W
    else:   ηₜ = end + ½·(peak − end)·(1 + cos(π·(t − W)/(total_steps − W)))

    Args:
        learning_rate: the peak.
        warmup_steps: W, the step of the peak, 1 or more.
        total_steps: the step at which the end is reached, warm-up included; more than W.
        peak: the same as `learning_rate` under its other name; wins where given.
        init: the rate of step 0.
        end: the last rate.
        first: 1 counts the warm-up from one, so that step 0 already moves and step W − 1 is at
            the peak as well.

    Reference:
        Goyal et al. (2017), Accurate, large minibatch SGD: training ImageNet in 1 hour (warm-up);
        Loshchilov & Hutter (2017) (cosine).

    Example:
        >>> [round(warmup_cosine(1.0, warmup_steps=2, total_steps=4)(t), 6) for t in range(6)]
        [0.0, 0.5, 1.0, 0.5, 0.0, 0.0]
    """
    top = learning_rate if peak is None else peak
    descent = cosine(top, T_max=total_steps - warmup_steps, eta_min=end)

    def rate(step: int) -> float:
        if step < warmup_steps:
            return init + (top - init) * (step + first) / warmup_steps
        return descent(step - warmup_steps)

    return rate
