import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    up = [peak * s / warmup_steps for s in range(warmup_steps)]
    angle = np.linspace(0, np.pi, total_steps - warmup_steps + 1)
    return np.array(up + list(peak * (np.cos(angle) + 1)))
