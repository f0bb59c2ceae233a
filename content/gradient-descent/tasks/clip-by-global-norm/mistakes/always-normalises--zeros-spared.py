# A variant: zeros are left alone.
import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm == 0:
        return [g.copy() for g in gradients]
    return [g * (max_norm / norm) for g in gradients]
