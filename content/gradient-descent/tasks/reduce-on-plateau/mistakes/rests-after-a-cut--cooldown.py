# A variant: a cooldown of two losses, whatever they are.
import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rest, rate, rates = np.inf, 0, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if rest > 0:
            rest, count = rest - 1, 0
        if count > patience:
            rate, count, rest = rate * factor, 0, 2
        rates.append(rate)
    return np.array(rates)
