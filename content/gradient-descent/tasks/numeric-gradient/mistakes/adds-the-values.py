"""You add the two values where their difference is due. The slope is rise
over run: (f(x + h) − f(x − h)) / 2h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) + value(x - h)) / (2 * h))
