# A variant: each row corrected with its own t.
import numpy as np


def averaged_weights(weights, decay):
    average = np.zeros(weights.shape[1])
    rows = []
    for step, w in enumerate(weights, start=1):
        average *= decay
        average += (1 - decay) * w
        rows.append(average)
    return np.array(rows) / (1 - decay ** np.arange(1, len(weights) + 1))[:, None]
