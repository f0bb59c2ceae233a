# A variant: the loop goes on, and a later stop replaces the first.
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited, stop = np.inf, 0, 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                stop = epoch
    return best_epoch, stop
