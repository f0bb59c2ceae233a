import numpy as np


def numeric_gradient(coefficients, x, h):
    def f(z):
        total, power = 0.0, z
        for c in coefficients:
            total += c * power
            power *= z
        return total
    return float((f(x + h) - f(x - h)) / (2 * h))
