"""Degrees and radians are mixed up: np.cos and math.cos take radians. Half a
turn is π, not 180: cos(π·p).
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(180 * p)))
