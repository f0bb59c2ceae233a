import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    rates = [0.0] * (total_steps + 1)
    for s in range(total_steps + 1):
        rates[s] = peak * s / warmup_steps
        if s >= warmup_steps:
            rates[s] = peak * (0.5 + 0.5 * math.cos(math.pi * (s - warmup_steps) / total_steps))
    return np.array(rates)
