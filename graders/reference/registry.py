"""The one place that knows optimizers and schedules by name; behind the names stand few functions."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graders.reference import adam, adaptive, clipping, momentum, schedules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graders.reference.core import LearningRate, Optimizer, Schedule

Made = TypeVar("Made")

__all__ = ["OPTIMIZERS", "SCHEDULES", "optimizer", "schedule"]

OPTIMIZERS: Final[Mapping[str, Callable[..., Optimizer]]] = {
    "sgd": momentum.sgd,
    "sgd_weight_decay_l2": momentum.sgd,
    "momentum": momentum.heavy_ball,
    "momentum_weight_decay_l2": momentum.heavy_ball,
    "momentum_lr_inside": partial(momentum.heavy_ball, rate_inside=True),
    "momentum_ema": momentum.averaged_momentum,
    "momentum_ema_debiased": partial(momentum.averaged_momentum, debiased=True),
    "dampening": momentum.heavy_ball,
    "dampening_zero_init": partial(momentum.heavy_ball, dampen_first=True),
    "nesterov": momentum.nesterov,
    # 1e-6 is what PyTorch adds to the norm.
    "clip_norm": partial(clipping.clipped_sgd, norm_eps=1e-6),
    "clip_norm_exact": clipping.clipped_sgd,
    "clip_value": clipping.clipped_sgd,
    "adagrad": adaptive.adagrad,
    "adagrad_lr_decay": adaptive.adagrad,
    "adagrad_eps_inside": partial(adaptive.adagrad, eps_inside=True, eps=1e-7, initial_accumulator_value=0.1),
    "rmsprop": adaptive.rmsprop,
    "rmsprop_eps_inside": partial(adaptive.rmsprop, eps_inside=True),
    "rmsprop_centered": partial(adaptive.rmsprop, centered=True),
    "rmsprop_centered_eps_inside": partial(adaptive.rmsprop, centered=True, eps_inside=True),
    "rmsprop_momentum": partial(adaptive.rmsprop, momentum=0.9),
    "adadelta": adaptive.adadelta,
    "adam": adam.adam,
    "adam_eps_hat": partial(adam.adam, eps_hat=True),
    "adam_eps_root": adam.adam,
    "adam_weight_decay_l2": adam.adam,
    "adamw": partial(adam.adam, decoupled=True, weight_decay=0.01),
    "amsgrad": adam.amsgrad,
    "amsgrad_optax": partial(adam.amsgrad, correction="before-max"),
    "amsgrad_paper": partial(adam.amsgrad, correction="none"),
    "nadam": adam.nadam,
    "nadam_optax": partial(adam.nadam, warm_up=False),
    "adamax": adam.adamax,
}

SCHEDULES: Final[Mapping[str, Callable[..., Schedule]]] = {
    "constant": schedules.constant,
    "step_decay": schedules.step_decay,
    "multi_step_decay": schedules.multi_step,
    "exponential": schedules.exponential,
    "exponential_transition": schedules.exponential,
    "exponential_e": schedules.exponential,
    "cosine": schedules.cosine,
    "cosine_past_end_torch": partial(schedules.cosine, past_end="rise"),
    "cosine_past_end_optax": schedules.cosine,
    "cosine_warm_restarts": schedules.cosine_warm_restarts,
    "warmup_cosine": schedules.warmup_cosine,
    "warmup_cosine_from_zero": schedules.warmup_cosine,
    "warmup_cosine_t_plus_one": partial(schedules.warmup_cosine, first=1),
    "inverse_time": schedules.inverse_time,
    "inverse_time_staircase": schedules.inverse_time,
    "inverse_sqrt": partial(schedules.inverse_time, power=0.5),
    "polynomial": schedules.polynomial,
    "polynomial_end": schedules.polynomial,
    "linear": schedules.polynomial,
}


def optimizer(name: str, learning_rate: LearningRate, **hyperparameters: Any) -> Optimizer:
    """The optimizer of that name.

    Args:
        name: a key of `OPTIMIZERS`, such as "sgd", "momentum" or "adamw".
        learning_rate: a number, or a schedule (a function from the step, 0 first, to the rate).
        **hyperparameters: `beta1`, `beta2`, `eps`, `momentum`, `alpha`, `rho`, `weight_decay` …, as
            the function behind the name has them.

    Returns:
        Two pure functions on float64 arrays: `init(params) -> state` and
        `update(gradient, state, params) -> (params, state)`.

    Raises:
        ValueError: no optimizer has that name, or it has no such hyperparameter; the message gives
            the nearest one that exists.
        TypeError: the learning rate is neither a number nor a function.

    Example:
        >>> descent = optimizer("momentum", 0.1, momentum=0.5)
        >>> x, state = descent.update([1.0], descent.init([0.0]), [0.0])
        >>> x, state = descent.update([1.0], state, x)
        >>> x.tolist()
        [-0.25]
        >>> optimizer("adamm", 0.1)
        Traceback (most recent call last):
        ValueError: no optimizer is called 'adamm'; did you mean 'adam'?
    """
    make = _found("optimizer", OPTIMIZERS, name, hyperparameters)
    return make(learning_rate, **hyperparameters)


def schedule(name: str, learning_rate: float, **hyperparameters: Any) -> Schedule:
    """The learning-rate schedule of that name.

    Args:
        name: a key of `SCHEDULES`, such as "step_decay" or "cosine".
        learning_rate: the rate of step 0, or the peak where there is a warm-up.
        **hyperparameters: `gamma`, `step_size`, `T_max`, `warmup_steps` …, as the function behind
            the name has them.

    Returns:
        A pure function from the step, 0 for the first, to the rate.

    Raises:
        ValueError: as for `optimizer`.

    Example:
        >>> schedule("step_decay", 0.1, gamma=0.5, step_size=10)(10)
        0.05
    """
    make = _found("schedule", SCHEDULES, name, hyperparameters)
    return make(learning_rate, **hyperparameters)


def _found(
    kind: str, table: Mapping[str, Callable[..., Made]], name: str, keywords: Iterable[str]
) -> Callable[..., Made]:
    """The function of that name, once it is sure to take the keywords."""
    if name not in table:
        raise ValueError(f"no {kind} is called {name!r}; {_nearest(name, table)}")
    known = [key for key in inspect.signature(table[name]).parameters if key != "learning_rate"]
    for key in keywords:
        if key not in known:
            raise ValueError(f"{kind} {name!r} has no {key!r}; {_nearest(key, known)}")
    return table[name]


def _nearest(word: str, known: Iterable[str]) -> str:
    """What to do about a word nobody knows."""
    near = get_close_matches(word, list(known), n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known) or 'none'}"
