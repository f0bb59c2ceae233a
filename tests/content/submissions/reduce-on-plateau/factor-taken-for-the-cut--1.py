import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    lr, best, bad, out = learning_rate, np.inf, 0, []
    for x in losses:
        if x < best:
            best, bad = x, 0
        else:
            bad += 1
        if bad > patience:
            lr -= factor * lr
            bad = 0
        out.append(lr)
    return np.array(out)
