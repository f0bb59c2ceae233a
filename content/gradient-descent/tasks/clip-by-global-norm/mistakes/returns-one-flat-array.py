"""You return one long array. Each parameter wants its own gradient back, in
its own shape: return a list with one array for each that came in.
"""

import numpy as np


def clip_by_global_norm(gradients, max_norm):
    flat = np.concatenate([g.ravel() for g in gradients]) if gradients else np.zeros(0)
    norm = np.linalg.norm(flat)
    return flat * (max_norm / norm) if norm > max_norm else flat
