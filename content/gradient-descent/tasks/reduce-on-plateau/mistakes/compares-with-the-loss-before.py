"""You compare each loss with the one before it. A loss that only recovers
from a bump is no progress: compare with the best loss so far, and change
that only when it is beaten.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    before, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < before:
            count = 0
        else:
            count += 1
        before = loss
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
