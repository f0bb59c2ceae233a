# A variant: not below zero.
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
    return max(0, stop - patience), stop
