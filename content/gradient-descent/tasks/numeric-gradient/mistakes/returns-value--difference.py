# A variant: the difference, not divided.
def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float(value(x + h) - value(x - h))
