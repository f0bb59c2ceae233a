"""You compute best_epoch as stop_epoch − patience. That holds only where the
run was stopped; where it ran to its end the best may be anywhere.
Remember the epoch at each better loss.
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
    return stop - patience, stop
