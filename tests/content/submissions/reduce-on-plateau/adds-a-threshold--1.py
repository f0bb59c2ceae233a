import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, lr, bad, best = [], learning_rate, 0, np.inf
    for loss in losses:
        if best - loss > 1e-3:
            best, bad = loss, 0
        else:
            bad += 1
        if bad > patience:
            lr, bad = lr * factor, 0
        out.append(lr)
    return np.array(out)
