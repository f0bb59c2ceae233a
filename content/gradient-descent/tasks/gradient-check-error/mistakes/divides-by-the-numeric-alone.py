"""You divide by the measured gradient, so an error is much larger in one
direction than in the other. Divide by the larger of the two magnitudes.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.abs(numeric)
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
