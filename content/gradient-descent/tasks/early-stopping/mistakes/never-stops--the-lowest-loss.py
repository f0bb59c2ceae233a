# A variant: the epoch of the lowest loss of all.
import numpy as np


def early_stopping(losses, patience, min_delta):
    return int(np.argmin(losses)), len(losses) - 1
