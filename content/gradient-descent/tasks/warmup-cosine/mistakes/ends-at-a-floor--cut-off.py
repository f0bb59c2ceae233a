# A variant: the cosine is cut off at a tenth of the peak.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    p = (t - warmup_steps) / (total_steps - warmup_steps)
    down = peak * np.maximum(0.5 * (1 + np.cos(np.pi * p)), 0.1)
    return np.where(t < warmup_steps, peak * t / warmup_steps, down)
