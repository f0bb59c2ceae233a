"""Your cosine is not lifted, so the second half of it is negative and the
descent would climb. Add 1 before halving: ½ · (1 + cos(π·p)) stays
between 1 and 0.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * np.cos(np.pi * p))
