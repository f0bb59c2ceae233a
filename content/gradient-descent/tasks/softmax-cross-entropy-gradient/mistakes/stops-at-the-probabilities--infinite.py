# A variant: which is infinite where p is 0.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    result = np.zeros_like(p)
    result[np.arange(n), labels] = -1 / p[np.arange(n), labels] / n
    return result
