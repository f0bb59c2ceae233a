import numpy as np


def numeric_gradient(coefficients, x, h):
    """Measure the slope of a polynomial by a central difference.

    Args:
        coefficients: c0, c1, c2 ..., the constant first, float64.
        x: where to measure, a float.
        h: how far to go to either side, a float above 0.

    Returns:
        The difference quotient, a float.
    """

    def value(x):
        # Your code: the polynomial at x.
        return 0.0

    # Your code: the slope from two of its values.
    return value(x)
