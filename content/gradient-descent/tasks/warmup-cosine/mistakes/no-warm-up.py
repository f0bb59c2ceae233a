"""There is no warm-up: your run starts at the peak. In the first
warmup_steps steps the rate climbs in a straight line from 0: peak · t /
warmup_steps.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    return peak * 0.5 * (1 + np.cos(np.pi * t / total_steps))
