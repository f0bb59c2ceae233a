"""You return the largest difference as it stands. Whether 0.001 is much
depends on the slope: divide each by the larger of the two magnitudes.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    return float(np.abs(analytic - numeric).max(initial=0.0))
