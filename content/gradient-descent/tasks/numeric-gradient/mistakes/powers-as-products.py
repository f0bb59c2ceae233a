"""You multiply x by k where a power is due: x * k in place of x ** k. The
k-th coefficient stands before xᵏ.
"""


def numeric_gradient(coefficients, x, h):
    def value(x):
        return sum(c * x * k for k, c in enumerate(coefficients))

    return float((value(x + h) - value(x - h)) / (2 * h))
