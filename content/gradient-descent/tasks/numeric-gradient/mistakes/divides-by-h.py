"""
also_known_as: [extra-factor-two]

You divide by h, but the two points are 2h apart, so your slope is twice too
steep. Divide by 2 * h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / h)
