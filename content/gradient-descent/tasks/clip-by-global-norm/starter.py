import numpy as np


def clip_by_global_norm(gradients, max_norm):
    """Shorten all gradients by one factor where their norm is too long.

    Args:
        gradients: a list of float64 arrays of any shapes.
        max_norm: the longest they may be together, a float.

    Returns:
        A list of new arrays of the same shapes.
    """
    # Your code: one norm, one factor.
    return [gradient.copy() for gradient in gradients]
