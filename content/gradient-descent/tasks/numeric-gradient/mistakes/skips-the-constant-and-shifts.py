"""You leave the constant out and let the others move down: coefficients[1]
is taken for the constant. Only its effect on the slope is zero, not its
place.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients[1:]))

    return float((value(x + h) - value(x - h)) / (2 * h))
