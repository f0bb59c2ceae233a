"""You divide by the number of classes. The mean goes over the rows: divide
by n = len(labels).
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / logits.shape[1]
