# A variant: a hundredth of the peak.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    floor = 0.01 * peak
    down = floor + (peak - floor) * 0.5 * (1 + np.cos(np.pi * p))
    return np.where(t < warmup_steps, peak * t / warmup_steps, down)
