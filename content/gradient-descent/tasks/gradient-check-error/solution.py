"""Each gap against the larger magnitude, where there is one; the worst of them counts."""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
