import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    rates = np.zeros(total_steps + 1)
    for s in range(warmup_steps):
        rates[s] = peak * s / max(1, warmup_steps - 1)
    left = total_steps - warmup_steps
    for s in range(warmup_steps, total_steps + 1):
        rates[s] = peak * (1 + np.cos(np.pi * (s - warmup_steps) / left)) / 2
    return rates
