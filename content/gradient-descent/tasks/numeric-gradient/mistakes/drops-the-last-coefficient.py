"""The last coefficient never counts: a range ends one too early. There are
len(coefficients) of them, for the powers 0 to len(coefficients) − 1.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients[:-1]))

    return float((value(x + h) - value(x - h)) / (2 * h))
