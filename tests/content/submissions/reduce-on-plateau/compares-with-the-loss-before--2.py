import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, bad, last, lr = [], 0, None, learning_rate
    for x in losses:
        if last is not None and not x < last:
            bad += 1
            if bad > patience:
                lr = lr * factor
                bad = 0
        else:
            bad = 0
        last = x
        out.append(lr)
    return np.array(out)
