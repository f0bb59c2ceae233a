# A variant: by half of h.


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h / 2) - value(x)) / (h / 2))
