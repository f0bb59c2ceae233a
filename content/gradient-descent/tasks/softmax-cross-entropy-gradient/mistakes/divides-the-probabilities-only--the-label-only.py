# A variant: the other half.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), labels] -= 1 / n
    return p
