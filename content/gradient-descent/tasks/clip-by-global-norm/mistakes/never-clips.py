"""The gradients come back as they were: perhaps the scaled copy is made and
then thrown away. Collect g * scale in a new list and return that one.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if norm > max_norm:
        for g in gradients:
            g = g * (max_norm / norm)
    return [g.copy() for g in gradients]
