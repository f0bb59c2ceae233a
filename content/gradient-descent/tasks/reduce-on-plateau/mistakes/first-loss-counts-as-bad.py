"""You set the best to the first loss and then compare that loss with itself,
so it counts as no better. Start with best = infinity, or begin the
comparison at the second loss.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    if len(losses) == 0:
        return np.array([])
    best, count, rate, rates = losses[0], 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
