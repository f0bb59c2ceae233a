"""Your cosine is one step too short: it is down at 0 before total_steps.
From the peak to the end are total_steps − warmup_steps steps; the − 1 is
one too much.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = np.minimum(1.0, (t - warmup_steps) / max(1, total_steps - warmup_steps - 1))
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
