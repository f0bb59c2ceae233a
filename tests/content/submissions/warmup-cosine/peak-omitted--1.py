import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1.0)
    p = np.clip((t - warmup_steps) / (total_steps - warmup_steps), 0.0, 1.0)
    return np.clip(t / warmup_steps, 0.0, 1.0) * np.cos(p * np.pi / 2) ** 2
