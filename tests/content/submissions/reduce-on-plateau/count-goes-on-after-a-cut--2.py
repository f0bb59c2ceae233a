import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    lr, best, bad, out = learning_rate, np.inf, 0, []
    for x in losses:
        bad += 1
        if x < best:
            best, bad = x, 0
        elif bad > patience:
            lr *= factor
        out.append(lr)
    return np.array(out)
