# A variant: 1e-8.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / (powers.sum(axis=1, keepdims=True) + 1e-8)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
