"""You use the sigmoid of each logit, as if the classes were independent.
Softmax lets them compete: exp of each, divided by the row's sum.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    p = 0.5 * (1 + np.tanh(logits / 2))
    return (p - np.eye(logits.shape[1])[labels]) / len(labels)
