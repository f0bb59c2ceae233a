# A variant: a cosine over the whole run, scaled by the warm-up.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    return peak * np.minimum(1.0, t / warmup_steps) * 0.5 * (1 + np.cos(np.pi * t / total_steps))
