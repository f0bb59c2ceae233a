# A variant: the correction follows.
import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average = (1 - decay) * average + decay * w
        rows.append(average / (1 - (1 - decay) ** step))
    return np.array(rows)
