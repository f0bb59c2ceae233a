# A variant: over 2h.
def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - 2 * value(x) + value(x - h)) / (2 * h))
