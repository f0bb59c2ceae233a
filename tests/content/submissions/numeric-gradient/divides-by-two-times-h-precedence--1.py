import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients[::-1])
    return float(1 / 2 * h * (f(x + h) - f(x - h)))
