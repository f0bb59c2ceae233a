"""You return the probabilities: the labels are never used. The gradient is
the softmax minus 1 at each row's label.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) / len(labels)
