"""The stop is right, but you name the epoch of the lowest loss. Best is what
beat the best before it by more than min_delta: remember that epoch when
you reset the count.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, waited, stop = np.inf, 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                stop = epoch
                break
    return int(np.argmin(losses[: stop + 1])), stop
