"""Your penalty is divided by n. In this loss the mean is over the errors
only, and λ‖w‖² stands beside it: add 2·penalty·w after the division.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * (X.T @ error + penalty * weights) / len(y), float(2 * np.mean(error))
