"""You measure and clip each array by itself, which turns the step in another
direction. There is one norm over all arrays together, and one factor for
all.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    clipped = []
    for g in gradients:
        norm = np.linalg.norm(g)
        clipped.append(g * (max_norm / norm) if norm > max_norm else g.copy())
    return clipped
