import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    g = np.zeros(logits.shape)
    for i in range(logits.shape[0]):
        e = np.e ** logits[i]
        g[i] = e / e.sum()
        g[i, labels[i]] -= 1
    return g / logits.shape[0]
