# A variant: a fixed smallest rate of 1e-6.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    floor = 1e-6
    down = floor + (peak - floor) * 0.5 * (1 + np.cos(np.pi * p))
    return np.where(t < warmup_steps, peak * t / warmup_steps, down)
