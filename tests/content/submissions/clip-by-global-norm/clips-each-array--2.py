import numpy as np


def clip_by_global_norm(gradients, max_norm):
    out = []
    for g in gradients:
        length = float(np.linalg.norm(g.ravel()))
        if length > max_norm:
            out.append(max_norm * g / length)
        else:
            out.append(np.array(g))
    return out
