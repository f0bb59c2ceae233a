"""You go 2h to each side. Here x is moved by h to either side and the
difference divided by 2h.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + 2 * h) - value(x - 2 * h)) / (4 * h))
