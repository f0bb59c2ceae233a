"""Your residual layer contributes 2·w, as if it were w·h + w·h. The skip
adds the input h itself, so the derivative is 1 + w.
"""

import numpy as np


def gradient_through_depth(weights, residual):
    return float(np.prod(2 * weights if residual else weights))
