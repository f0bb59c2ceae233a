"""Linear warm-up, then half a cosine: each piece by how much of it is done."""

import math

import numpy as np


def rate(step, peak, warmup_steps, total_steps):
    if step < warmup_steps:
        return peak * step / warmup_steps
    done = (step - warmup_steps) / (total_steps - warmup_steps)
    return peak * 0.5 * (1 + math.cos(math.pi * done))


def warmup_cosine(peak, warmup_steps, total_steps):
    steps = range(total_steps + 1)
    return np.array([rate(step, peak, warmup_steps, total_steps) for step in steps])
