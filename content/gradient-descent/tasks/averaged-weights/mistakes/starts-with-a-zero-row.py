"""Your result begins with the zeros you start from, so it has a row too
many. Hand out a row after each step, not before.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = [average]
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
