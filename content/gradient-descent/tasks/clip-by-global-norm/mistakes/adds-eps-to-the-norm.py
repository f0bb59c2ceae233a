"""You add a small number to the norm before dividing, as a library does.
Here nothing is added: the division happens only where the norm exceeds
max_norm, so it is not zero.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
    scale = min(1.0, max_norm / (norm + 1e-6))
    return [g * scale for g in gradients]
