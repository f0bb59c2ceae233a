# A variant: compares first and counts then; the loss that brings the cut is not counted.
import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        elif count > patience:
            rate, count = rate * factor, 0
        else:
            count += 1
        rates.append(rate)
    return np.array(rates)
