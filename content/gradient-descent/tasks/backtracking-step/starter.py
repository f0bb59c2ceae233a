import numpy as np


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    """One step of descent on ½·xᵀHx − bᵀx, its rate by backtracking.

    Args:
        H: second derivatives, a symmetric float64 array, (n, n).
        b: the linear part, a float64 array of shape (n,).
        x: where the step starts, a float64 array of shape (n,).
        learning_rate: the first rate to try, a float.
        shrink: what the rate is multiplied by, a float in (0, 1).
        slope: the share of the promised fall to ask for, a float.

    Returns:
        The point after the step, a float64 array of shape (n,).
    """
    t = learning_rate
    # Your code: the gradient, and a t that pays off.
    return x.copy()
