"""After a cut your count goes on, so every further bad loss cuts again. Set
the count to 0 at the cut: the lower rate gets its own patience.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
            if count > patience:
                rate = rate * factor
        rates.append(rate)
    return np.array(rates)
