# A variant: from above only, at 700.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(np.minimum(logits, 700))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), labels] -= 1
    return p / n
