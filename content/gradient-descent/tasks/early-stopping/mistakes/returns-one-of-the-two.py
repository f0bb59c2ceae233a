"""You return one epoch alone. Both are wanted, the best first and then the
one of the stop: return (best_epoch, stop_epoch).
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
                return epoch
    return len(losses) - 1
