"""You hand the average out as it stands. It starts from zeros, so the first
rows are far too small: divide by 1 − decayᵗ.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average)
    return np.array(rows)
