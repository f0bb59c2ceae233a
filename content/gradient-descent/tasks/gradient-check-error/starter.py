import numpy as np


def gradient_check_error(analytic, numeric):
    """The largest relative error between two gradients.

    Args:
        analytic: the derived gradient, a float64 array of any shape.
        numeric: the measured one, in the same shape.

    Returns:
        The largest |a - n| / max(|a|, |n|), a float.
    """
    gap = np.abs(analytic - numeric)
    # Your code: what is each gap held against, and which one counts?
    return float(np.sum(gap))
