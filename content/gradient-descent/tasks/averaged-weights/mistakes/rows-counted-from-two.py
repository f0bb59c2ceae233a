"""Your first row counts as the second, so every row is corrected too little.
In the first correction t is 1.
"""

import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=2):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
