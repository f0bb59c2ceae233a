"""You add up the norms of the arrays. Norms don't add; their squares do: sum
all squares first and take one root at the end.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = sum(np.linalg.norm(g) for g in gradients)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
