# A variant: the epoch moves only with a large gain.
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        best = min(best, loss)
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(losses) - 1
