# A variant: away from 0 only, by 1e-6.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n, small = len(labels), 1e-6
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p = np.maximum(p, small)
    p[np.arange(n), labels] -= 1
    return p / n
