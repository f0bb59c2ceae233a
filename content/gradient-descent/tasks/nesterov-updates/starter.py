import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    """Move params by Nesterov momentum, one update for each row of gradients.

    Args:
        params: where to start, a float64 array of shape (d,).
        gradients: one gradient a row, a float64 array of shape (k, d).
        learning_rate: the step size, a float.
        momentum: how much of the velocity is kept from step to step, a float.

    Returns:
        The parameters after the last row, a float64 array of shape (d,).
    """
    velocity = np.zeros_like(params)
    # Your code: for each gradient first the velocity, then the step ahead.
    return params
