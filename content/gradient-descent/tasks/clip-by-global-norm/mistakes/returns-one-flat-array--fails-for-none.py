# A variant: raises without gradients.
import numpy as np


def clip_by_global_norm(gradients, max_norm):
    flat = np.concatenate([g.ravel() for g in gradients])
    norm = np.linalg.norm(flat)
    return flat * (max_norm / norm) if norm > max_norm else flat
