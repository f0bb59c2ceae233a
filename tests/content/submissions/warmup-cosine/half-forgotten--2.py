import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    r = []
    for t in range(total_steps + 1):
        if t <= warmup_steps:
            r.append(t * peak / warmup_steps)
        else:
            x = (t - warmup_steps) * math.pi / (total_steps - warmup_steps)
            r.append(peak + peak * math.cos(x))
    return np.array(r)
