"""The exponentials are not divided by their sum, so they are no
probabilities. Divide each row by the sum of its exponentials.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
