import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients)
    return float((f(x + h) - f(x - h)) / h / 2)
