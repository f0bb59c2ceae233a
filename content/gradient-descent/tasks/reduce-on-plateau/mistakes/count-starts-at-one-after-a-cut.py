"""After a cut your count starts at 1, so the next cut comes one loss early.
The loss that brought the cut is used up: start again from 0.
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
                rate, count = rate * factor, 1
        rates.append(rate)
    return np.array(rates)
