"""Only f(x − h) is divided: division binds tighter than the minus. Put the
difference in brackets, (f(x + h) − f(x − h)) / (2h).
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float(value(x + h) - value(x - h) / (2 * h))
