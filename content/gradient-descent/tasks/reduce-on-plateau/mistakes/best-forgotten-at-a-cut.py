"""At a cut you forget the best loss and start over with the next or with the
one at hand. The best is kept through a cut; only the count starts anew.
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
            rate, count, best = rate * factor, 0, np.inf
        rates.append(rate)
    return np.array(rates)
