"""Your softmax runs over the whole array at once, so only all rows together
sum to 1. Each row has its own probabilities: sum over axis=1 and keep the
dimension.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max())
    p = powers / powers.sum()
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
