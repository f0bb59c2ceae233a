import numpy as np


def numeric_gradient(coefficients, x, h):
    f = lambda z: np.polyval(coefficients[::-1], z)
    return float(np.linalg.norm([(f(x + h) - f(x - h)) / 2 / h]))
