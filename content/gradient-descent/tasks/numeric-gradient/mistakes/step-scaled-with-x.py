"""
also_known_as: [relative-step]

You scale the step with the size of x. Sound practice for large x, but here
x is moved by just h.
"""


def numeric_gradient(coefficients, x, h):
    h = h * abs(x)
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
