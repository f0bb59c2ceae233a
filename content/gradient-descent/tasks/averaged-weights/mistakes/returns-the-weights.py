"""You return the weights themselves: the average is never handed out. Return
e / (1 − decayᵗ).
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(w)
    return np.array(rows)
