import numpy as np


def clip_by_global_norm(gradients, max_norm):
    out = []
    for g in gradients:
        h = g.copy()
        h[h > max_norm] = max_norm
        h[h < -max_norm] = -max_norm
        out.append(h)
    return out
