import numpy as np


def numeric_gradient(coefficients, x, h):
    return float(np.polynomial.polynomial.polyval(x, np.polynomial.polynomial.polyder(coefficients)))
