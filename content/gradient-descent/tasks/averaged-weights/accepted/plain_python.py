# Number by number; the power of β is kept beside the average.
import numpy as np


def averaged_weights(weights, decay):
    average = [0.0] * weights.shape[1]
    left, rows = 1.0, []
    for w in weights.tolist():
        left *= decay
        average = [decay * old + (1 - decay) * new for old, new in zip(average, w)]
        rows.append([value / (1 - left) for value in average])
    return np.array(rows)
