import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, lr, bad = [], learning_rate, 0
    for i in range(len(losses)):
        if i > 0 and losses[i] >= losses[i - 1]:
            bad += 1
        else:
            bad = 0
        if bad > patience:
            bad = 0
            lr *= factor
        out.append(lr)
    return np.array(out)
