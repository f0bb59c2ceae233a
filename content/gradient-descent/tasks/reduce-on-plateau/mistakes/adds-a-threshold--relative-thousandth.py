# A variant: a thousandth of the best.
import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < best * (1 - 1e-3):
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
