"""A descent in the lab: what is set, and the path, losses and rates that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import numpy as np

from graders.reference import optimizer, schedule
from trainer.lab.landscapes import LANDSCAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from graders.reference.core import Array, Schedule
    from trainer.lab.landscapes import Landscape

__all__ = [
    "MOMENTUM_OF",
    "OPTIMIZER_TITLES",
    "SCHEDULE_TITLES",
    "Descent",
    "Setup",
    "batches_of",
    "descent_of",
    "descent_through",
    "hyperparameters_of",
    "is_far",
    "is_sampled",
]

OPTIMIZER_TITLES: Final[Mapping[str, str]] = {
    "sgd": "gradient descent",
    "momentum": "momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adadelta": "AdaDelta",
    "adam": "Adam",
    "adamw": "AdamW",
    "adamax": "Adamax",
    "nadam": "NAdam",
}
"""The optimizers that the lab offers, by their names in `graders.reference`."""

MOMENTUM_OF: Final[Mapping[str, str]] = {
    "momentum": "momentum",
    "nesterov": "momentum",
    "adam": "beta1",
    "adamw": "beta1",
    "adamax": "beta1",
    "nadam": "beta1",
}
"""What the lab's one momentum is called in the optimizers that have one."""

# What no knob changes, at the values in common use.
_SETTLED: Final[Mapping[str, Mapping[str, float]]] = {
    "adagrad": {"eps": 1e-10},
    "rmsprop": {"alpha": 0.9, "eps": 1e-8},
    "adadelta": {"rho": 0.9, "eps": 1e-6},
    "adam": {"beta2": 0.999, "eps": 1e-8},
    "adamw": {"beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01},
    "adamax": {"beta2": 0.999, "eps": 1e-8},
    "nadam": {"beta2": 0.999, "eps": 1e-8},
}

_SCHEDULES: Final[Mapping[str, tuple[str, Callable[[float, int], Schedule]]]] = {
    "constant": ("constant", lambda rate, _steps: schedule("constant", rate)),
    "step-decay": (
        "halved each quarter",
        lambda rate, steps: schedule("step_decay", rate, gamma=0.5, step_size=max(1, -(-steps // 4))),
    ),
    "inverse-time": (
        "inverse time, 1/(1 + t/5)",
        lambda rate, _steps: schedule("inverse_time", rate, k=0.2),
    ),
    "cosine": ("cosine to 0", lambda rate, steps: schedule("cosine", rate, T_max=max(1, steps))),
    "warmup-cosine": (
        "warm-up, then cosine",
        lambda rate, steps: schedule(
            "warmup_cosine_t_plus_one", rate, warmup_steps=max(1, steps // 10), total_steps=max(2, steps)
        ),
    ),
}
SCHEDULE_TITLES: Final[Mapping[str, str]] = {name: title for name, (title, _) in _SCHEDULES.items()}
"""The schedules that the lab offers; their lengths follow from the number of steps."""

# Past this a descent has diverged and its further numbers say nothing.
_FAR = 1e30


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a descent depends on.

    Attributes:
        landscape: the loss, a key of `LANDSCAPES`.
        optimizer: a key of `OPTIMIZER_TITLES`.
        rate: the learning rate, of step 0 or the peak of a warm-up.
        momentum: β, or Adam's β₁; of no effect where the optimizer has none.
        schedule: a key of `SCHEDULE_TITLES`.
        batch: how many data points an update sees; 0 means all.
        start: where it begins, as many numbers as the loss has parameters.
        steps: how many updates.
        seed: what the batches are shuffled by.
    """

    landscape: str
    optimizer: str
    rate: float
    momentum: float = 0.9
    schedule: str = "constant"
    batch: int = 0
    start: tuple[float, ...] = ()
    steps: int = 60
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """What came of a setup. Up to where it diverged, if it did: `places` is then shorter.

    Attributes:
        setup: what was set.
        places: the start and the parameters after each update, shape (k + 1, d), all finite.
        losses: the loss over all data at each place, shape (k + 1,).
        rates: the learning rate of each update, shape (k,).
        gradients: the gradient that each update saw, of its batch where batches are drawn, shape (k, d).
        left_at: the first step whose place is out of the picture, or None.
        diverged: whether the numbers ran away before the last step.
    """

    setup: Setup
    places: NDArray[np.float64]
    losses: NDArray[np.float64]
    rates: NDArray[np.float64]
    gradients: NDArray[np.float64]
    left_at: int | None
    diverged: bool

    @property
    def landscape(self) -> Landscape:
        """What was descended."""
        return LANDSCAPES[self.setup.landscape]

    @property
    def steps(self) -> int:
        """How many updates were made."""
        return len(self.places) - 1


def is_sampled(setup: Setup) -> bool:
    """Whether an update sees a batch, not all the data."""
    return 0 < setup.batch < LANDSCAPES[setup.landscape].points


@lru_cache(maxsize=64)
def descent_of(setup: Setup) -> Descent:
    """Descend. The same setup gives the same path: batches are shuffled by the setup's own seed.

    Args:
        setup: what to do; an empty `start` is the landscape's own.

    Raises:
        KeyError: there is no such landscape or schedule.
        ValueError: there is no such optimizer, or `start` has a wrong number of parameters.
    """
    landscape = LANDSCAPES[setup.landscape]
    place = np.array(setup.start or landscape.start, dtype=np.float64)
    if place.shape != (landscape.dimension,):
        raise ValueError(f"{landscape.id} has {landscape.dimension} parameters, the start has {place.size}")
    rate = _rate_of(setup)
    chosen = optimizer(setup.optimizer, rate, **hyperparameters_of(setup))
    state = chosen.init(place)
    places = [place]
    # A run that diverges overflows on its way; that is what the lab shows, not a fault.
    with np.errstate(over="ignore", invalid="ignore"):
        for rows in batches_of(setup):
            place, state = chosen.update(landscape.gradient(place, rows), state, place)
            places.append(place)
            if is_far(place):
                break
    return descent_through(setup, places)


def is_far(place: Array) -> bool:
    """Whether a place is so far off, or no number at all, that a descent has diverged."""
    return not np.all(np.abs(place) < _FAR)


def descent_through(setup: Setup, places: Sequence[Array]) -> Descent:
    """What there is to say of a walk through these places.

    Args:
        setup: what it was to do.
        places: the start and the parameters after each update, at least the start; those from the
            first that `is_far` on are left out.
    """
    landscape = LANDSCAPES[setup.landscape]
    near = list(takewhile(lambda place: not is_far(place), places))
    outside = (step for step, place in enumerate(near) if not landscape.shows(place))
    rate = _rate_of(setup)
    updates = zip(near[:-1], batches_of(setup), strict=False)
    gradients = [landscape.gradient(place, rows) for place, rows in updates]
    return Descent(
        setup=setup,
        places=np.array(near),
        losses=landscape.surface(np.array(near).T),
        rates=np.array([rate(step) for step in range(len(near) - 1)]),
        gradients=np.array(gradients).reshape(len(gradients), landscape.dimension),
        left_at=next(outside, None),
        diverged=len(near) < len(places),
    )


def hyperparameters_of(setup: Setup) -> dict[str, float]:
    """All that the optimizer is given beside the rate, by the names of `graders.reference`."""
    given = dict(_SETTLED.get(setup.optimizer, {}))
    if (name := MOMENTUM_OF.get(setup.optimizer)) is not None:
        given[name] = setup.momentum
    return given


def _rate_of(setup: Setup) -> Schedule:
    """The learning rate of each step, 0 for the first."""
    _, scheduled = _SCHEDULES[setup.schedule]
    return scheduled(setup.rate, setup.steps)


def batches_of(setup: Setup) -> Iterator[NDArray[np.int64] | None]:
    """The rows of each update: all (None), or the next of a shuffled epoch, shuffled anew at its end."""
    points = LANDSCAPES[setup.landscape].points
    if not is_sampled(setup):
        yield from [None] * setup.steps
        return
    rng = np.random.default_rng(setup.seed)
    made = 0
    while made < setup.steps:
        order = rng.permutation(points)
        for first in range(0, points, setup.batch):
            if made == setup.steps:
                return
            yield order[first : first + setup.batch]
            made += 1
