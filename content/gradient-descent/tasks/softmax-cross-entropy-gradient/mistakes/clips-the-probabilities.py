"""You keep the probabilities away from 0 and 1. The loss may need that for
its logarithm; its gradient takes none, and p − 1 is exact as it is.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n, small = len(labels), 1e-7
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p = np.clip(p, small, 1 - small)
    p[np.arange(n), labels] -= 1
    return p / n
