import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    n = total_steps - warmup_steps
    return np.array([
        peak * t / warmup_steps if t < warmup_steps else peak * math.cos((t - warmup_steps) / n * math.pi)
        for t in range(total_steps + 1)
    ])
