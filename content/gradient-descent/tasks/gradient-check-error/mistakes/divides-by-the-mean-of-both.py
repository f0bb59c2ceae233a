"""You divide by the mean of both magnitudes, so a wrong sign has the error
2. Divide by the larger one.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = (np.abs(analytic) + np.abs(numeric)) / 2
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
