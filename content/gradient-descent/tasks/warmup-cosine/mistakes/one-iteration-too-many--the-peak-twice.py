# A variant: both pieces bring the peak along.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = np.linspace(0.0, peak, warmup_steps + 1)
    down = 0.5 * peak * (1 + np.cos(np.linspace(0.0, np.pi, total_steps - warmup_steps + 1)))
    return np.concatenate([up, down])
