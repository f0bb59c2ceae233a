"""You compare the first loss with itself, so epoch 0 counts as not better
and the run stops too early. The first loss is better: begin counting at
epoch 1.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(losses) - 1
