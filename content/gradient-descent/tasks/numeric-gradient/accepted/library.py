# The reference library measures the same difference.
import numpy as np

from graders import reference


def numeric_gradient(coefficients, x, h):
    def value(place):
        return float(np.polynomial.polynomial.polyval(place, coefficients))

    return float(reference.numeric_gradient(value, x, h))
