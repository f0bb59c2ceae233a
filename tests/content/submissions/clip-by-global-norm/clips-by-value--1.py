import numpy as np


def clip_by_global_norm(gradients, max_norm):
    return [np.minimum(np.maximum(g, -max_norm), max_norm) for g in gradients]
