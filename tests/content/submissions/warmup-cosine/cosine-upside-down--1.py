import math
import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    r = [peak * t / warmup_steps for t in range(warmup_steps)]
    n = total_steps - warmup_steps
    r += [peak * math.sin(math.pi / 2 * k / n) ** 2 for k in range(n + 1)]
    return np.array(r)
