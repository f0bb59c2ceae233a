# A variant: 1e-12.
import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return float((gap / (size + 1e-12)).max(initial=0.0))
