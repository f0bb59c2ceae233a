# A variant: the last step climbs again.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / max(1, total_steps - warmup_steps - 1)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
