"""You return the best loss where its epoch is wanted. Keep the epoch beside
the loss and return (best_epoch, stop_epoch).
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, len(losses) - 1
