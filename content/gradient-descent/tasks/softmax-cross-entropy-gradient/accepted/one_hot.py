# With the labels as rows of the identity.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    shifted = logits - np.max(logits, axis=1)[:, None]
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1))[:, None]
    return (np.exp(log_p) - np.eye(logits.shape[1])[labels]) / logits.shape[0]
