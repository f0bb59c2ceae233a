import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = sum((g**2).sum() for g in gradients) ** 0.5
    return [np.divide(g, norm) if norm > max_norm else g.copy() for g in gradients]
