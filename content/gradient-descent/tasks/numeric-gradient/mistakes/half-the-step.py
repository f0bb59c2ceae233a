"""You go h/2 to each side. That is a central difference too, but of half
the width, and its error is a quarter: here x is moved by the whole h to
either side.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h / 2) - value(x - h / 2)) / h)
