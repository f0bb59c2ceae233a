"""A slope from two values: one h ahead of x, one h behind it."""


def polynomial(coefficients, x):
    return sum(c * x**k for k, c in enumerate(coefficients))


def numeric_gradient(coefficients, x, h):
    ahead = polynomial(coefficients, x + h)
    behind = polynomial(coefficients, x - h)
    return float((ahead - behind) / (2 * h))
