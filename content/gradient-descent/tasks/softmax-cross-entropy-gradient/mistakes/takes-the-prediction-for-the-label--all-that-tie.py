# A variant: at every column that has the largest score.
import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    n = len(labels)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    p -= logits == logits.max(axis=1, keepdims=True)
    return p / n
