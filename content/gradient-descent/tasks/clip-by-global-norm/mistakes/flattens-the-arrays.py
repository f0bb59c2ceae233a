"""The values are right, but the arrays come back flat: a matrix went in as a
matrix. Reshape each to what it was, or scale the arrays without
flattening them.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g.ravel() * scale for g in gradients]
