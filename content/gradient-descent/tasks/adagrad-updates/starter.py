import numpy as np


def adagrad_updates(params, gradients, learning_rate, eps):
    """Move params by AdaGrad, one update for each row of gradients.

    Args:
        params: where to start, a float64 array of shape (d,).
        gradients: one gradient a row, a float64 array of shape (k, d).
        learning_rate: the step size, a float.
        eps: added to the root, a float.

    Returns:
        The parameters after the last row, a float64 array, (d,).
    """
    squares = np.zeros_like(params)
    # Your code: for each gradient the squares, then the parameters.
    return params
