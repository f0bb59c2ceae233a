"""You divide by 1 at least, so for small gradients this is the absolute
error. Divide by the larger magnitude, however small it is.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return float((gap / np.maximum(size, 1.0)).max(initial=0.0))
