# Without a correction: the share of the new row starts at 1 and falls to 1 − β.
import numpy as np


def averaged_weights(weights, decay):
    rows = np.empty_like(weights)
    held = 0.0
    for t in range(len(weights)):
        held = decay * held + 1
        before = rows[t - 1] if t else 0.0
        rows[t] = before + (weights[t] - before) / held
    return rows
