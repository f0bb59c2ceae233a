"""The sign of min_delta is wrong: with best + min_delta even a slightly
higher loss counts as better. It is subtracted: loss < best − min_delta.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best + min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(losses) - 1
