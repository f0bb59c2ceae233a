import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    s = np.arange(total_steps + 1)
    p = np.clip((s - warmup_steps) / (total_steps - warmup_steps), 0, 1)
    return np.minimum(1.0, (s + 1) / warmup_steps) * peak * (1 + np.cos(np.pi * p)) / 2
