# A variant: and corrects nevertheless.
import numpy as np


def averaged_weights(weights, decay):
    average = weights[0]
    rows = []
    for step, w in enumerate(weights, start=1):
        average = decay * average + (1 - decay) * w
        rows.append(average / (1 - decay**step))
    return np.array(rows)
