import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    out, bad, best, cut = [], 0, np.inf, False
    for loss in losses:
        if loss < best:
            best, bad = loss, 0
        else:
            bad += 1
        cut = cut or bad > patience
        out.append(learning_rate * (factor if cut else 1.0))
    return np.array(out)
