import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    """Minimise (w - X[i])**2 for one point after the other.

    Args:
        X: the points, a float64 array of shape (n,).
        w_init: where to start, a float.
        learning_rate: the step size, a float.
        order: the index of the point for each update, an int64 array.

    Returns:
        The last w, a float.
    """
    w = w_init
    # Your code: for each index one gradient, one update.
    return w
