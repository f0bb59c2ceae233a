import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    g = np.zeros_like(logits)
    for i, k in enumerate(labels):
        e = np.exp(logits[i] - logits[i].max())
        g[i] = -e / e.sum()
        g[i, k] += 1
    return g / len(labels)
