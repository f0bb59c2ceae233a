"""Your stop_epoch is one too low. It is the epoch at which the last of the
patience bad losses was seen, not the one before it.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch - 1
    return best_epoch, len(losses) - 1
