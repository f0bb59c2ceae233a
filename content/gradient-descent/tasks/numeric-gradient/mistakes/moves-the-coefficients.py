"""You move the coefficients by h instead of x. The gradient asked for is
with respect to x: evaluate the same polynomial at x + h and x − h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x, by):
        return sum((c + by) * x**k for k, c in enumerate(coefficients))

    return float((value(x, h) - value(x, -h)) / (2 * h))
