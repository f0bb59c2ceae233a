"""You take the slope at 0 whatever x is given. Evaluate at x + h and x − h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(h) - value(-h)) / (2 * h))
