"""You look ahead only: (f(x + h) − f(x)) / h. Its error shrinks like h,
that of the central difference like h². Look to both sides, (f(x + h) − f(x
− h)) / 2h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x)) / h)
