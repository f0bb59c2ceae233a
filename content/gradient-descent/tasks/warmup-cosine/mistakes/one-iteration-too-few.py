"""The last rate is missing. Steps 0 and total_steps are both wanted, which
makes total_steps + 1 rates: range(total_steps + 1).
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
