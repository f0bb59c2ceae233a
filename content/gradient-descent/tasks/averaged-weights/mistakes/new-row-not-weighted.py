"""The new row comes in whole, without its share of 1 − decay, so the average
grows to many times the weights.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
