"""You compare magnitudes, so a gradient with the wrong sign looks right.
Take the difference first and its absolute value afterwards.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(np.abs(analytic) - np.abs(numeric))
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
