"""Without any loss you still return a rate. There is one rate for each loss,
so no losses give an empty array.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, [learning_rate]
    for at, loss in enumerate(losses):
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        if at:
            rates.append(rate)
    return np.array(rates)
