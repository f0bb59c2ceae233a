import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    x = np.linspace(0, 1, total_steps + 1)
    return peak * np.cos(np.pi * x / 2) ** 2
