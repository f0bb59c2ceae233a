import numpy as np


def clip_by_global_norm(gradients, max_norm):
    total = sum(float(np.dot(g.ravel(), g.ravel())) for g in gradients)
    if total > max_norm:
        return [g / total * max_norm for g in gradients]
    return list(g.copy() for g in gradients)
