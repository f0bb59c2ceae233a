import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    """Move params by Nesterov momentum, an update for each gradient.

    Args:
        params: where to start, a float64 array of shape (d,).
        gradients: one gradient a row, a float64 array of shape (k, d).
        learning_rate: the step size, a float.
        momentum: how much of the velocity a step keeps, a float.

    Returns:
        The parameters after the last row, a float64 array, (d,).
    """
    velocity = np.zeros_like(params)
    # Your code: for each gradient the velocity, then the step ahead.
    return params
