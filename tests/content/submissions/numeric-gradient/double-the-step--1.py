import numpy as np


def numeric_gradient(coefficients, x, h):
    f = lambda z: np.polyval(coefficients[::-1], z)
    h = 2 * h
    return float((f(x + h) - f(x - h)) / (2 * h))
