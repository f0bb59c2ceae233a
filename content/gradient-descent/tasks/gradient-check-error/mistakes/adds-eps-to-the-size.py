"""You add a small number to what you divide by. It makes tiny gradients look
right: divide by the larger magnitude itself, and treat 0 and 0 apart.
"""

import numpy as np


def gradient_check_error(analytic, numeric):
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return float((gap / (size + 1e-8)).max(initial=0.0))
