import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = 0.0
    for g in gradients:
        norm += np.sqrt(np.sum(np.square(g)))
    if norm <= max_norm:
        return [g + 0 for g in gradients]
    return [g * max_norm / norm for g in gradients]
