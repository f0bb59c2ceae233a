# A variant: without a correction.
import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        rows.append(average)
        average = decay * average + (1 - decay) * w
    return np.array(rows)
