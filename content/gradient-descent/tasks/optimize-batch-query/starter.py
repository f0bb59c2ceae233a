import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    """Minimise f(w, X) = sum((w - X)**2) by batch gradient descent.

    Args:
        X: the points, a float64 array of shape (n,).
        w_init: where to start, a float.
        learning_rate: the step size, a float.
        num_iterations: how many updates to make, an int.

    Returns:
        The last w, a float.
    """
    w = w_init
    # Your code: one gradient over all of X, one update;
    # num_iterations times.
    return w
