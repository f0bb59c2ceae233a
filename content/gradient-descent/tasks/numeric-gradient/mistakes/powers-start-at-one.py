"""Your powers begin with 1, so the constant is multiplied by x and all else
with one x too many. coefficients[0] is the constant: its power is 0.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x ** (k + 1) for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
