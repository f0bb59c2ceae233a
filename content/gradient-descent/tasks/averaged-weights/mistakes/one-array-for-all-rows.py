"""All of your rows come from the last average: it is changed in place, and the
list holds the same array again and again. Append a copy, or compute a new
array.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average *= decay
        average += (1 - decay) * w
        rows.append(average)
    return np.array(rows) / (1 - decay ** len(weights))
