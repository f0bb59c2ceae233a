# A variant: a cube.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    up = peak * (t / warmup_steps) ** 3
    return np.where(t < warmup_steps, up, peak * 0.5 * (1 + np.cos(np.pi * p)))
