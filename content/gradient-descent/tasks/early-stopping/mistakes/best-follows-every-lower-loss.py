"""You let every lower loss become the best, even where the gain is too small
to reset the count. Then small gains never add up: move the best only
together with the count.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        waited = 0 if loss < best - min_delta else waited + 1
        if loss < best:
            best, best_epoch = loss, epoch
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(losses) - 1
