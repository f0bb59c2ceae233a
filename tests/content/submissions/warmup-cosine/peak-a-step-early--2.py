import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    out = list(np.linspace(0, peak, num=warmup_steps))
    decay = total_steps - warmup_steps
    for k in range(decay + 1):
        out.append(peak / 2 * (1 + math.cos(k / decay * math.pi)))
    return np.array(out)
