"""After the warm-up your rate is twice too high: 1 + cos runs from 2 to 0.
Multiply by ½, so that the cosine starts at the peak.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * (1 + np.cos(np.pi * p)))
