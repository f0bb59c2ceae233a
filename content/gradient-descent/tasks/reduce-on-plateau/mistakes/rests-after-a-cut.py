"""After a cut you let losses go by uncounted. That is a cooldown, which
libraries offer; here counting goes on with the very next loss.
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
            rate, count = rate * factor, -1
        rates.append(rate)
    return np.array(rates)
