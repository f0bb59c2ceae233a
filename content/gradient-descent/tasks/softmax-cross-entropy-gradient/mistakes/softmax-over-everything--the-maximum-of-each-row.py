# A variant: the maximum of each row, the sum over everything.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum()
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
