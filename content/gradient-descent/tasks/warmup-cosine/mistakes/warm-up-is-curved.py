"""Your warm-up is not a straight line; it follows a curve. In the warm-up
the rate grows by the same amount each step: peak · t / warmup_steps.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    up = peak * 0.5 * (1 - np.cos(np.pi * t / warmup_steps))
    return np.where(t < warmup_steps, up, peak * 0.5 * (1 + np.cos(np.pi * p)))
