import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    def lr(s):
        if s < warmup_steps:
            return peak * (s + 1) / warmup_steps
        return peak * math.cos(math.pi / 2 * (s - warmup_steps) / (total_steps - warmup_steps)) ** 2
    return np.array([lr(s) for s in range(total_steps + 1)])
