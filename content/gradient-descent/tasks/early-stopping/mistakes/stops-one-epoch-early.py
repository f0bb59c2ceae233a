"""You stop one epoch too early: patience epochs in a row have to pass
without a better loss, and that very epoch is where it stops. Look whether
the count starts at 0 after a better loss.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience - 1:
                return best_epoch, epoch
    return best_epoch, len(losses) - 1
