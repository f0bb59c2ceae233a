"""Your slope is never negative: abs has taken its sign. The sign says which
way is up, so leave it.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float(abs(value(x + h) - value(x - h)) / (2 * h))
