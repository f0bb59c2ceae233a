import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = np.arange(warmup_steps) * peak / warmup_steps
    n = total_steps - warmup_steps + 1
    down = peak / 2 * (1 + np.cos(np.linspace(0, np.pi, n, endpoint=False)))
    return np.concatenate((up, down))
