"""Reduce on plateau: count the losses that are no better, cut when there are too many in a row."""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate = np.inf, 0, learning_rate
    rates = []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
        if count > patience:
            rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates, dtype=np.float64)
