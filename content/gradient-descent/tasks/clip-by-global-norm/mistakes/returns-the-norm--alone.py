# A variant: alone.
import numpy as np


def clip_by_global_norm(gradients, max_norm):
    return np.sqrt(sum(np.sum(g**2) for g in gradients))
