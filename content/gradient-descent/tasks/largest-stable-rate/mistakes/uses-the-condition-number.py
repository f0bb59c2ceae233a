"""You use λmax / λmin, the condition number. It tells how slow descent will
be, not how large the rate may get: that is 2 / λmax.
"""

import numpy as np


def largest_stable_rate(H):
    values = np.linalg.eigvalsh(H)
    return float(2 * values[0] / values[-1])
