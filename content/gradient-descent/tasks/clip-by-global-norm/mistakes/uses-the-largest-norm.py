"""You take the longest single array for the whole. The norm goes over all
arrays together: add up the squares of everything and take one root.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = max((np.linalg.norm(g) for g in gradients), default=0.0)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
