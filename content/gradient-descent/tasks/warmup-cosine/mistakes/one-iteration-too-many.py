"""You return one rate too many: past total_steps the cosine would climb
again. The last step is total_steps, so there are total_steps + 1 rates.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 2)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p)))
