"""The cosine's clock already runs during the warm-up, so the rate does not
come down from the peak as it should. Count its steps from the end of the
warm-up: (t − warmup_steps) / (total_steps − warmup_steps).
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    return np.where(
        t < warmup_steps, peak * t / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * t / total_steps))
    )
