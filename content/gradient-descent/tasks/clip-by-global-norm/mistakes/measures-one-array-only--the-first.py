# A variant: the first one.
import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.linalg.norm(gradients[0]) if gradients else 0.0
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
