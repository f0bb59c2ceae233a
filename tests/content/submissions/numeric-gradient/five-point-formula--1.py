import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients[::-1])
    d = lambda k: (f(x + k) - f(x - k)) / (2 * k)
    return float(4 / 3 * d(h) - 1 / 3 * d(2 * h))
