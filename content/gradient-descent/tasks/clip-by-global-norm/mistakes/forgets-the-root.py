"""Your norm is the sum of the squares; the root is missing. Take it once,
over the whole sum: √(Σ g²).
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = sum(np.sum(g**2) for g in gradients)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
