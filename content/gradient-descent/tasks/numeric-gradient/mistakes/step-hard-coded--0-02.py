# A variant: h = 0.02.
def numeric_gradient(coefficients, x, h):
    h = 0.02
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
