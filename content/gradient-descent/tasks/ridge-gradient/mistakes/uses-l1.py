"""You add the sign of each weight, which is the gradient of the L1 penalty
λ·Σ|wⱼ|. The squared penalty pulls in proportion to the weight:
2·penalty·w.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + penalty * np.sign(weights), float(2 * np.mean(error))
