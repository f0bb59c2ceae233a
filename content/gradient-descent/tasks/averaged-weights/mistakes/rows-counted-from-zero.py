"""Your rows count from 0, and 1 − β⁰ is 0: the first row divides by zero.
Count from 1, enumerate(weights, start=1).
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=0):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
