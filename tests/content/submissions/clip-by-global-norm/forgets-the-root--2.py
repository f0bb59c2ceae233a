import numpy as np


def clip_by_global_norm(gradients, max_norm):
    n = sum([np.square(g).sum() for g in gradients])
    return [g * min(1, max_norm / n) if n else g.copy() for g in gradients]
