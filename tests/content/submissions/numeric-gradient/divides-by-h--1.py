import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients[::-1])
    rise = f(x + h) - f(x - h)
    return float(rise / h)
