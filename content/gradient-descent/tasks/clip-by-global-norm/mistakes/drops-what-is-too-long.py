"""Where the norm exceeds max_norm you throw the gradients away. Keep their
direction and shorten them: multiply by max_norm / norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (norm <= max_norm) for g in gradients]
