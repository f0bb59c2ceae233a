import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients[::-1])
    return float((f(x + 0.01) - f(x - 0.01)) / 0.02)
