"""You take a max_norm of 0 for "no limit". It is a number like any other and
leaves nothing of the gradients: the factor is 0 / norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    if not max_norm:
        return [g.copy() for g in gradients]
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
