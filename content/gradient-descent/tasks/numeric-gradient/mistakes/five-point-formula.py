"""You use four points around x, which is more exact than what is asked for.
The plain central difference has two: (f(x + h) − f(x − h)) / 2h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x - 2 * h) - 8 * value(x - h) + 8 * value(x + h) - value(x + 2 * h)) / (12 * h))
