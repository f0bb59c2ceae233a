import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    rates = (np.cos(np.linspace(0, np.pi, total_steps + 1)) + 1) * peak / 2
    rates[: warmup_steps + 1] = np.linspace(0, peak, warmup_steps + 1)
    return rates
