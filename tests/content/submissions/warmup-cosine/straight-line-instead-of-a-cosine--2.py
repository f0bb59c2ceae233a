import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    t = np.arange(total_steps + 1)
    return peak * np.minimum(t / warmup_steps, (total_steps - t) / (total_steps - warmup_steps))
