"""Clipping by the global norm: one norm over everything, one factor for all."""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [gradient * scale for gradient in gradients]
