"""You divide by the sum of both magnitudes, which makes the error about half
as large. That form is in use too; this task divides by the larger one.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.abs(analytic) + np.abs(numeric)
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
