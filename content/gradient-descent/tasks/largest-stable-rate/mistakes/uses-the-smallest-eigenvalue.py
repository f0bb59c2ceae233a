"""You take the smallest eigenvalue, the flattest direction. It allows the
largest rate, but the steepest direction blows up long before: use λmax.
"""

import numpy as np


def largest_stable_rate(H):
    return float(2 / np.linalg.eigvalsh(H)[0])
