"""For a matrix, np.linalg.norm(g, 2) is its largest singular value, not the
root of the sum of squares. Leave the 2 out, or flatten the array first.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.linalg.norm(g, 2 if g.ndim < 3 else None) ** 2 for g in gradients))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
