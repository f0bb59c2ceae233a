import numpy as np


def gradient_through_depth(weights, residual):
    """The derivative of a chain of one-number layers, output by input.

    Args:
        weights: one weight a layer, a float64 array, maybe empty.
        residual: whether each layer adds its input to its output.

    Returns:
        The derivative, a float.
    """
    gradient = 0.0
    # Your code: what does each layer contribute?
    return gradient
