import numpy as np


def numeric_gradient(coefficients, x, h):
    f = lambda z: np.polyval(coefficients[::-1], z)
    return float((f(x + h) - f(x)) / 2 / h)
