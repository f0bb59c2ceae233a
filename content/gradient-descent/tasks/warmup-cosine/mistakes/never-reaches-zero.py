"""Your cosine is one step too long, so the last rate is still above 0. It
has total_steps − warmup_steps steps from the peak to the end: divide by
that, without + 1.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps + 1)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
