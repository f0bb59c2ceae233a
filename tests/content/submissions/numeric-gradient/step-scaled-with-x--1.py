import numpy as np


def numeric_gradient(coefficients, x, h):
    f = lambda z: np.polyval(coefficients[::-1], z)
    step = h * max(abs(x), 1)
    return float((f(x + step) - f(x - step)) / 2 / step)
