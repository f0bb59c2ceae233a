import numpy as np


def clip_by_global_norm(gradients, max_norm):
    total = 0
    for g in gradients:
        total += (g ** 2).sum()
    total = total ** 0.5
    return [max_norm * g / total if total else 0 * g for g in gradients]
