"""You count the bad epochs in all, not in a row. A better loss starts the
count anew: set it to 0 there.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(losses) - 1
