"""You use a quarter of the wave, cos from 0 to π/2, which stays high for
long and falls steeply to the end. Asked for is half of it, lifted: ½ · (1
+ cos(π·p)).
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * np.cos(np.pi / 2 * p))
