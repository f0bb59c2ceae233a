# A variant: to ±20.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(np.clip(logits, -20, 20))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), labels] -= 1
    return p / n
