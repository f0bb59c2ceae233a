# A variant: 0.99.
import numpy as np


def averaged_weights(weights, decay):
    decay = 0.99
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
