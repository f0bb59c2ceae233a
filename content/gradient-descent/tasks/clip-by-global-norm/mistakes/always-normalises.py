"""You scale the gradients to max_norm even where they are short enough, so
short ones grow. Scale only where the norm exceeds max_norm.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (max_norm / norm) for g in gradients]
