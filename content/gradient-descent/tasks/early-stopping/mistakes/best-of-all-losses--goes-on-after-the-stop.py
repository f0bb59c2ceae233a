# A variant: the loop goes on, so that the best moves after the stop.
import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited, stop = np.inf, 0, 0, None
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience and stop is None:
                stop = epoch
    return best_epoch, len(losses) - 1 if stop is None else stop
