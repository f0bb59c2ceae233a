import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = 0.0
    for g in gradients:
        norm = float(np.linalg.norm(g))
    factor = max_norm / norm if norm > max_norm else 1
    return [factor * g for g in gradients]
