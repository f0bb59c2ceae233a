# A variant: what is nan at the end is set to 0.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(logits)
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), labels] -= 1
    return np.nan_to_num(p / n)
