import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    out = []
    for s in range(total_steps + 1):
        if s < warmup_steps:
            out.append(peak / warmup_steps * s)
        else:
            out.append(peak / 2 * (math.cos(s / total_steps * math.pi) + 1))
    return np.array(out)
