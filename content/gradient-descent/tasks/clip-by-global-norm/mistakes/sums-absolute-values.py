"""You add up absolute values, which is another norm. Square the entries, add
them all up, take the root.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = sum(np.sum(np.abs(g)) for g in gradients)
    scale = max_norm / norm if norm > max_norm else 1.0
    return [g * scale for g in gradients]
