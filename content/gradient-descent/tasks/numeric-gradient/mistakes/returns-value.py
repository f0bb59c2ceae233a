"""You return a value of the polynomial, or the difference of two, undivided.
The slope is asked for: how much that value changes when x moves by h to
either side.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float(value(x))
