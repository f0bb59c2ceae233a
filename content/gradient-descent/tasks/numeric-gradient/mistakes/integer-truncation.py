"""The digits after the point get lost: numbers are turned into whole ones
on the way. Keep coefficients and x floats.
"""


def numeric_gradient(coefficients, x, h):
    coefficients = coefficients.astype(int)
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
