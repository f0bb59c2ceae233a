# A variant: of their mean.
import numpy as np


def gradient_through_depth(weights, residual):
    if len(weights) == 0:
        return 1.0
    slope = np.mean(1 + weights if residual else weights)
    return float(slope ** len(weights))
