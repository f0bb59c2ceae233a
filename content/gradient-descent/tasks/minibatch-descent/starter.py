import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    """Minimise sum((w - X)**2), one update for each batch of points.

    Args:
        X: the points, a float64 array of shape (n,).
        w_init: where to start, a float.
        learning_rate: the step size, a float.
        batches: a list of int64 arrays, the indices of their points.

    Returns:
        The last w, a float.
    """
    w = w_init
    # Your code: for each batch one gradient, one update.
    return w
