import numpy as np


def numeric_gradient(coefficients, x, h=0.05):
    h = 0.05
    f = np.poly1d(coefficients[::-1])
    return float((f(x + h) - f(x - h)) / (2 * h))
