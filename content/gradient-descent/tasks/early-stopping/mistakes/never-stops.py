"""Your run never stops early: stop_epoch is always the last epoch. Return,
or break, as soon as patience epochs in a row were not better.
"""

import numpy as np


def early_stopping(losses, patience, min_delta):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
    return best_epoch, len(losses) - 1
