"""You multiply by 1 − decayᵗ, which makes the first rows smaller still.
Divide by it.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average * (1 - decay**step))
    return np.array(rows)
