"""You return which entry is the worst. Asked for is how wrong it is:
error.max() instead of error.argmax().
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return int(error.argmax()) if error.size else 0
