"""You divide by your own gradient. If that is the one that is too small, or
zero, the error explodes: divide by the larger of the two magnitudes.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.abs(analytic)
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
