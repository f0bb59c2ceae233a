"""Your softmax runs down the columns, across the examples. Each row is one
example with its own probabilities: use axis=1.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=0, keepdims=True))
    p = powers / powers.sum(axis=0, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
