"""You wrote / 2 * h, which divides by 2 and then multiplies by h: Python
works from left to right. Put the divisor in brackets, / (2 * h).
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / 2 * h)
