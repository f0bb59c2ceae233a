"""When the loss gets better you set the rate back to where it began. A cut
is for good: only the count and the best change at a better loss.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count, rate = loss, 0, learning_rate
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
