# A variant: the sum of both norms below.
import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.linalg.norm(analytic - numeric)
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return float(gap / size) if size else 0.0
