import numpy as np


def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    """Move params by Adam, one update for each row of gradients.

    Args:
        params: where to start, a float64 array of shape (d,).
        gradients: one gradient a row, a float64 array of shape (k, d).
        learning_rate: the step size, a float.
        beta1: how much of the gradient's average a step keeps, a float.
        beta2: the same for the average of its square, a float.
        eps: added to the root, a float.

    Returns:
        The parameters after the last row, a float64 array, (d,).
    """
    first = np.zeros_like(params)
    second = np.zeros_like(params)
    # Your code: for each gradient both moments, their corrections,
    # the step.
    return params
