"""You take the highest power first, as np.polyval does. Here
coefficients[k] belongs to xᵏ: the constant comes first.
"""

import numpy as np


def numeric_gradient(coefficients, x, h):
    def value(x):
        return np.polyval(coefficients, x)

    return float((value(x + h) - value(x - h)) / (2 * h))
