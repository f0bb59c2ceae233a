"""You return the second difference, which estimates the curvature. The
slope needs only the two outer values: (f(x + h) − f(x − h)) / 2h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - 2 * value(x) + value(x - h)) / h**2)
