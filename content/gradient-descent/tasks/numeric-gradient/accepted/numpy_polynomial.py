# NumPy's own polynomials, which have the constant first.
import numpy as np


def numeric_gradient(coefficients, x, h):
    value = np.polynomial.Polynomial(coefficients)
    return float((value(x + h) - value(x - h)) / 2 / h)
