import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, bad, cuts, out = np.inf, 0, 0, []
    for x in losses:
        if x < best:
            best, bad, cuts = x, 0, 0
        else:
            bad += 1
            if bad > patience:
                bad, cuts = 0, cuts + 1
        out.append(learning_rate * factor**cuts)
    return np.array(out)
