import numpy as np


def warmup_cosine(peak, warmup_steps, total_steps):
    return np.interp(np.arange(total_steps + 1), [0, warmup_steps, total_steps], [0.0, peak, 0.0])
