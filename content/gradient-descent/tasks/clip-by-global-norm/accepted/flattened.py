# One long vector for the norm.
import numpy as np


def clip_by_global_norm(gradients, max_norm):
    flat = [gradient.ravel() for gradient in gradients]
    norm = np.linalg.norm(np.concatenate(flat)) if flat else 0.0
    if norm <= max_norm:
        return [gradient.copy() for gradient in gradients]
    return [max_norm * gradient / norm for gradient in gradients]
