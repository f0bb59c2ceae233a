# A variant: numeric minus analytic.
import numpy as np


def gradient_check_error(analytic, numeric):
    gap = numeric - analytic
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    error = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    return float(error.max(initial=0.0))
