"""You divide by 1 − decay instead of 1 − decayᵗ. That is right for the first
row only; with every row less is missing.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay))
    return np.array(rows)
