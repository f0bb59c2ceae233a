# A variant: cuts the result.
def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return int((value(x + h) - value(x - h)) / (2 * h))
