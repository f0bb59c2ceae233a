import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    lr, best, left = learning_rate, np.inf, patience + 1
    out = []
    for loss in losses:
        if loss < best:
            best, left = loss, patience + 1
        elif left == 0:
            lr, left = lr * factor, patience + 1
        else:
            left -= 1
        out.append(lr)
    return np.array(out)
