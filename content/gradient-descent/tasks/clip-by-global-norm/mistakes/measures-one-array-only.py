"""Your norm sees one array only; perhaps it is set anew in the loop instead
of added to. Add up the squares of all arrays before you take the root.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    total = 0.0
    for g in gradients:
        total = np.sum(g**2)
    norm = np.sqrt(total)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
