import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in gradients] + [np.zeros(1)]))
    coefficient = max_norm / (norm + 1e-6)
    if coefficient < 1:
        return [coefficient * g for g in gradients]
    return [1.0 * g for g in gradients]
