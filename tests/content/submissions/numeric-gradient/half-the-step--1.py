import numpy as np


def numeric_gradient(coefficients, x, h):
    k = h / 2
    f = np.poly1d(coefficients[::-1])
    return float((f(x + k) - f(x - k)) / (2 * k))
