"""You return the loss. Asked for is its gradient, an array in the shape of
the logits: the softmax minus 1 at the labels, divided by n.
"""

import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.mean(log_p[np.arange(len(labels)), labels])
