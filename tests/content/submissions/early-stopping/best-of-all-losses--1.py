import numpy as np


def early_stopping(losses, patience, min_delta):
    where, stop = 0, len(losses) - 1
    for e in range(1, len(losses)):
        if losses[e] < losses[where] - min_delta:
            where = e
        elif e - where >= patience:
            stop = e
            break
    lowest = losses.min()
    return int(np.flatnonzero(losses == lowest)[0]), stop
