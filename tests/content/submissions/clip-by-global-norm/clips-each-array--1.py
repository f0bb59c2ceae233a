import numpy as np


def clip_by_global_norm(gradients, max_norm):
    return [g * min(1.0, max_norm / max(np.sqrt((g * g).sum()), 1e-300)) for g in gradients]
