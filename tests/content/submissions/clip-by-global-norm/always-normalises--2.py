import numpy as np


def clip_by_global_norm(gradients, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in gradients])
    return [g / norm * max_norm if norm > 0 else g.copy() for g in gradients]
