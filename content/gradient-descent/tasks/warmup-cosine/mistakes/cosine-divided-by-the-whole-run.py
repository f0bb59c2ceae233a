"""Your cosine starts in the right place but is stretched: it is divided by
total_steps, though only total_steps − warmup_steps steps are left, so it
never gets down to 0. Divide by what is left.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    cosine = peak * 0.5 * (1 + np.cos(np.pi * (t - warmup_steps) / total_steps))
    return np.where(t < warmup_steps, peak * t / warmup_steps, cosine)
