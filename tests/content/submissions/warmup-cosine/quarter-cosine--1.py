import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    r = np.empty(total_steps + 1)
    for t in range(total_steps + 1):
        left = (total_steps - t) / (total_steps - warmup_steps)
        r[t] = peak * t / warmup_steps if t < warmup_steps else peak * math.sin(math.pi / 2 * left)
    return r
