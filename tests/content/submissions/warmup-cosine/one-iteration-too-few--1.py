import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    out = []
    for s in range(0, total_steps):
        if s < warmup_steps:
            out.append(peak * (s / warmup_steps))
        else:
            out.append(peak * 0.5 * (1.0 + math.cos(math.pi * ((s - warmup_steps) / (total_steps - warmup_steps)))))
    return np.array(out)
