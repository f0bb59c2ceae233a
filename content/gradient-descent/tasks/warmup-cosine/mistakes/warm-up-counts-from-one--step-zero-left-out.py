# A variant: the rates of steps 1 … total_steps only.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(1, total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
