"""You take factor for what is cut away: you keep 1 − factor of the rate, or
subtract factor from it. The rate is multiplied by factor itself: with 0.1
it goes down to a tenth.
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
            rate, count = rate * (1 - factor), 0
        rates.append(rate)
    return np.array(rates)
