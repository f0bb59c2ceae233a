import numpy as np


def numeric_gradient(coefficients, x, h):
    def f(z):
        return sum(coefficients[k] * z ** k for k in range(len(coefficients) - 1))
    return float((f(x + h) - f(x - h)) / (2 * h))
