"""What the graders hold to be right: optimizers, schedules, clipping and descents in plain NumPy.

Every optimizer is two pure functions on float64 arrays; nothing is changed in place, nothing is
random, nothing is remembered between calls. One vocabulary throughout:

    x, w, params    the parameters                 η, learning_rate   a number or a schedule
    g, gradient     that of the loss at params     β, momentum        beta1, beta2, alpha, rho: decays
    v, velocity     the memory of gradients        eps                keeps a division finite
    t, step         counts from 0                  k, count           counts updates from 1
"""

from graders.reference.clipping import clip_by_global_norm, clip_by_value
from graders.reference.core import Optimizer, Schedule
from graders.reference.descent import (
    batch_descent,
    descend,
    gradient_descent,
    last,
    minibatch_descent,
    stochastic_descent,
)
from graders.reference.numeric import numeric_gradient
from graders.reference.plateau import reduce_on_plateau
from graders.reference.registry import OPTIMIZERS, SCHEDULES, optimizer, schedule

__all__ = [
    "OPTIMIZERS",
    "SCHEDULES",
    "Optimizer",
    "Schedule",
    "batch_descent",
    "clip_by_global_norm",
    "clip_by_value",
    "descend",
    "gradient_descent",
    "last",
    "minibatch_descent",
    "numeric_gradient",
    "optimizer",
    "reduce_on_plateau",
    "schedule",
    "stochastic_descent",
]
