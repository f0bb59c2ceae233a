"""You subtract 1 where the score is largest, as if the prediction were the
label. The gradient then only makes the model surer of itself: subtract at
the column that labels names.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(n), logits.argmax(axis=1)] -= 1
    return p / n
