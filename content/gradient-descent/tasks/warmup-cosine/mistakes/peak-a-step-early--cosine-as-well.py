# A variant: the cosine begins a step early too and ends in its place.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = np.linspace(0.0, peak, warmup_steps)
    down = 0.5 * peak * (1 + np.cos(np.linspace(0.0, np.pi, total_steps - warmup_steps + 2)))
    return np.concatenate([up, down[1:]])
