import numpy as np


def largest_stable_rate(H):
    """The rate below which descent on ½·xᵀHx converges from everywhere.

    Args:
        H: second derivatives, a float64 array, symmetric positive
            definite.

    Returns:
        The bound, a float.
    """
    # Your code: which direction is the strictest?
    return 0.01
