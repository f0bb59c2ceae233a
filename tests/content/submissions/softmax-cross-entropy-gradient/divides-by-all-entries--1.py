import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n, c = logits.shape
    e = np.exp(logits - logits.max(axis=1).reshape(n, 1))
    p = e / e.sum(axis=1).reshape(n, 1)
    p[range(n), labels] -= 1
    return p / (n * c)
