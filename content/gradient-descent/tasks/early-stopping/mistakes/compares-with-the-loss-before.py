"""You compare each loss with the one before. A loss that only recovers from
a bump is no progress: compare with the best so far.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    before, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < before - min_delta:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
        before = loss
    return best_epoch, len(losses) - 1
