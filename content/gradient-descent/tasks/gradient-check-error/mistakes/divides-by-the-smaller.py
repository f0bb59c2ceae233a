"""You divide by the smaller magnitude. An entry that is nearly zero in one
of the two then has an enormous error: divide by the larger one.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.minimum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
