"""You go from x to x + h and divide by 2h, so your slope is half too flat.
A central difference starts at x − h: f(x + h) − f(x − h).
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x)) / (2 * h))
