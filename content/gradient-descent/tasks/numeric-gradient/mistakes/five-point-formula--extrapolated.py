# A variant: from h and h/2, after Richardson.
def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((4 * (value(x + h / 2) - value(x - h / 2)) / h - (value(x + h) - value(x - h)) / (2 * h)) / 3)
