"""You return whether the check passes. Asked for is the error itself; the
caller knows which one is good enough.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return bool(error.max(initial=0.0) < 1e-6)
