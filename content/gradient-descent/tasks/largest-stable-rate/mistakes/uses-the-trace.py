"""You use the sum of all curvatures, the trace. Directions don't add up:
each has its own bound, and the steepest one decides, 2 / λmax.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.trace(H))
