"""You use a step of your own, whatever h is given. Take the argument: with
a wide h the error of the formula shows, and here it is meant to.
"""


def numeric_gradient(coefficients, x, h):
    h = 1e-3
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
