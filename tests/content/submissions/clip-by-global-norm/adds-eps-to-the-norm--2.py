import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients)) + 1e-4
    return [g * min(1.0, max_norm / norm) for g in gradients]
