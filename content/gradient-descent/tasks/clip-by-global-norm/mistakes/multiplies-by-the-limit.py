"""You multiply by max_norm alone; the norm you measured is missing from the
factor. It is max_norm / norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm > max_norm:
        return [g * max_norm for g in gradients]
    return [g.copy() for g in gradients]
