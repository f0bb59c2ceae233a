"""Your rates come one loss late: you note the rate first and look at the
loss then. Wanted is the rate after each loss, so append at the end of the
loop.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        rates.append(rate)
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
    return np.array(rates)
