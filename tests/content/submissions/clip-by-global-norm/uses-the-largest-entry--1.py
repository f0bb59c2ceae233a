import numpy as np


def clip_by_global_norm(gradients, max_norm):
    top = 0.0
    for g in gradients:
        top = max(top, g.max(), -g.min())
    return [g * (max_norm / top) if top > max_norm else g.copy() for g in gradients]
