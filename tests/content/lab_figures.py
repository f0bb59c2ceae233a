"""The figures of the questions that the lab asks before it shows, computed by the lab's own descents."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from trainer.lab.descents import Descent, Setup, descent_of


def toy(rate: float, steps: int = 40) -> Descent:
    """Descent on (w − 2)² from 4."""
    return descent_of(Setup("quadratic", "sgd", rate, start=(4.0,), steps=steps))


def at(descent: Descent, step: int) -> float:
    return float(descent.places[step, 0])


def factor(descent: Descent, step: int = 1) -> float:
    """What the first steps multiply the distance to 2 by."""
    return (at(descent, step) - 2) / (at(descent, 0) - 2)


def halving(rate: float) -> int:
    """The first step at which at most half the distance is left."""
    return int(np.flatnonzero(np.abs(toy(rate).places[:, 0] - 2) <= 1)[0])


def ten_points(landscape: str, rate: float) -> Descent:
    return descent_of(Setup(landscape, "sgd", rate, start=(5.0,), steps=3))


def overflowing(kind: type[np.floating]) -> int:
    """The step from which the loss at 1.05 is no number of that precision any more."""
    growth = math.log(float(PAST.losses[1] / PAST.losses[0]))
    return math.ceil((math.log(float(np.finfo(kind).max)) - math.log(float(PAST.losses[0]))) / growth)


SLOW, FAST, PAST = toy(0.01), toy(0.1), toy(1.05)
SUM, MEAN = ten_points("sum-of-squares", 0.11), ten_points("mean-of-squares", 0.11)
SUM_LEAST = float(descent_of(replace(SUM.setup, rate=0.05)).losses[1])
ON_ALL = descent_of(Setup("mean-of-squares", "sgd", 0.1, start=(5.0,), steps=1))

COMPUTED: dict[str, dict[str, float]] = {
    "slow-crawl": {
        "2.9": at(SLOW, 40),
        "0.98": factor(SLOW),
        "0.446": factor(SLOW, 40),
        "0.89": at(SLOW, 40) - 2,
        "0.04": at(SLOW, 0) - at(SLOW, 1),
        "0.79": float(SLOW.losses[40]),
    },
    "just-past-the-limit": {
        "2.1": 2 * 1.05,
        "1.1": abs(factor(PAST)),
        "-1.1": factor(PAST),
        "2.59": abs(factor(PAST, 10)),
        "2.6": abs(factor(PAST, 10)),
        "-0.2": at(PAST, 1),
        "4.42": at(PAST, 2),
        "-0.662": at(PAST, 3),
        "1.21": float(PAST.losses[1] / PAST.losses[0]),
    },
    "sum-of-ten-points": {
        "-1.2": factor(SUM),
        "1.2": abs(factor(SUM)),
        "0.78": factor(MEAN),
        "1.44": float((SUM.losses[1] - SUM_LEAST) / (SUM.losses[0] - SUM_LEAST)),
    },
}

GIVEN: dict[str, str] = {
    "slow-crawl": "0.1 0.02",
    "just-past-the-limit": "450",
    "sum-of-ten-points": "0.1",
}
