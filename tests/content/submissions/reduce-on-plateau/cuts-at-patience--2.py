import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    lr, best, bad, out = learning_rate, np.inf, 0, []
    for x in losses:
        bad = 0 if x < best else bad + 1
        best = min(x, best)
        if bad >= patience:
            lr, bad = factor * lr, 0
        out.append(lr)
    return np.array(out)
