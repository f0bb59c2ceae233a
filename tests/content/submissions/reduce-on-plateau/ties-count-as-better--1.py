import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, lr, bad, best = [], learning_rate, 0, np.inf
    for loss in losses:
        if loss > best:
            bad += 1
        else:
            best = loss
            bad = 0
        if bad == patience + 1:
            bad = 0
            lr *= factor
        out.append(lr)
    return np.array(out)
