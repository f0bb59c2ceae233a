# A variant: cuts x.
def numeric_gradient(coefficients, x, h):
    x = int(x)
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
