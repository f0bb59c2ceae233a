import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    lr, best, since = learning_rate, float("inf"), 0
    out = np.zeros(len(losses))
    for i in range(len(losses)):
        if best > losses[i]:
            best = losses[i]
            since = 0
        else:
            since = since + 1
            if not since < patience:
                since = 0
                lr *= factor
        out[i] = lr
    return out
