import numpy as np


def softmax_cross_entropy_gradient(logits, labels):
    """The gradient of the mean cross-entropy by the logits.

    Args:
        logits: scores, a float64 array of shape (n, c).
        labels: the right class of each row, an int64 array, (n,).

    Returns:
        A float64 array in the shape of logits.
    """
    n = len(labels)
    # Your code: the softmax of each row, and what the label does to it.
    return np.zeros_like(logits)
