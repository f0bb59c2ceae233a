"""You add the errors up, so a large array looks worse than a small one.
Return the largest of them.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.sum())
