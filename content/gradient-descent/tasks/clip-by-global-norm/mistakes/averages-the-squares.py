"""You average the squares instead of adding them up, so large networks are
hardly ever clipped. The norm is the root of the sum: √(Σ g²).
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    count = sum(g.size for g in gradients)
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients) / max(1, count))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
