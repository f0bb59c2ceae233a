import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    rates = [learning_rate]
    bad, best = 0, np.inf
    for loss in losses:
        lr = rates[-1]
        if loss < best:
            best, bad = loss, 0
        else:
            bad += 1
            if bad > patience:
                lr, bad = lr * factor, 0
        rates.append(lr)
    return np.array(rates[:-1])
