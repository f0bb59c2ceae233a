# A variant: the count is 1 after a better loss, so that patience 1 stops there.
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        waited += 1
        if waited >= patience:
            return best_epoch, epoch
    return best_epoch, len(losses) - 1
