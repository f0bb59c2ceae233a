# All at once; (1 + cos 2a) / 2 is cos² a.
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    angle = np.pi / 2 * (t - warmup_steps) / (total_steps - warmup_steps)
    return np.where(t < warmup_steps, peak * t / warmup_steps, peak * np.cos(angle) ** 2)
