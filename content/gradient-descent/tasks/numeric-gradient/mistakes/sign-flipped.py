"""
also_known_as: [difference-reversed]

The difference is the wrong way round: you take the value behind less the
one ahead. A rising function has a positive slope: f(x + h) − f(x − h).
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x - h) - value(x + h)) / (2 * h))
