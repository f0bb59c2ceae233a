"""You cut one loss too early, when the count reaches patience. It has to
exceed it: with patience 2 the third bad loss in a row brings the cut.
Compare with >, not >=.
"""

import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    best, count, rate, rates = np.inf, 0, learning_rate, []
    for loss in losses:
        if loss < best:
            best, count = loss, 0
        else:
            count += 1
            if count >= patience:
                rate, count = rate * factor, 0
        rates.append(rate)
    return np.array(rates)
