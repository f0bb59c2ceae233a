"""You divide by max_norm and forget the norm, so the result is not max_norm
long. The factor is max_norm / norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm > max_norm:
        return [g / max_norm for g in gradients]
    return [g.copy() for g in gradients]
