import numpy as np


def numeric_gradient(coefficients, x, h):
    f = np.poly1d(coefficients[::-1])
    return round(float((f(x + h) - f(x - h)) / (2 * h)), 4)
