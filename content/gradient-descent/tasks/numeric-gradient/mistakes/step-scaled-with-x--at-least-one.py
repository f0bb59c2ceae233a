# A variant: by max(1, |x|).
def numeric_gradient(coefficients, x, h):
    h = h * max(1.0, abs(x))
    def value(x):
        return sum(c * x**k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
