"""You divide the largest gap by the largest magnitude of all. They may
belong to different entries: divide entry by entry, then take the max.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return float(gap.max(initial=0.0) / size.max()) if size.any() else 0.0
