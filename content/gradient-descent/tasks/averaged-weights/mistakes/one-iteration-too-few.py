"""The last row is never averaged in. A row of results belongs to each row of
weights: loop over all of them.
"""

import numpy as np


def averaged_weights(weights, decay):
    weights = weights[:-1]
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
