import numpy as np


def clip_by_global_norm(gradients, max_norm):
    n = sum(np.sqrt((g * g).sum()) for g in gradients)
    return [max_norm / n * g if n > max_norm else 1 * g for g in gradients]
