"""The factor is upside down: norm / max_norm makes long gradients longer
still. Multiply by max_norm / norm, which is below 1.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm > max_norm:
        return [g * (norm / max_norm) for g in gradients]
    return [g.copy() for g in gradients]
