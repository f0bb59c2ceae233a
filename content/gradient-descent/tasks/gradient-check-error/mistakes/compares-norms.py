"""You compare the arrays as a whole, by their norms. Small entries then
count for nothing, however wrong they are: take each entry's own error,
then the max.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.linalg.norm(analytic - numeric)
    size = max(np.linalg.norm(analytic), np.linalg.norm(numeric))
    return float(gap / size) if size else 0.0
