"""You return one rate, the last. Asked for is the rate after each loss:
append it in every turn of the loop and return the whole array.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate = np.inf, 0, learning_rate
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
    return rate
