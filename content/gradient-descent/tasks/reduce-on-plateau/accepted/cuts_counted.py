# Counts the cuts by running minima and takes the power at the end.
import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    n = len(losses)
    if n == 0:
        return np.zeros(0)
    before = np.concatenate([[np.inf], np.minimum.accumulate(losses)[:-1]])
    better = losses < before
    since = np.arange(n) - np.maximum.accumulate(np.where(better, np.arange(n), 0))
    cuts = np.cumsum((since > 0) & (since % (patience + 1) == 0))
    return learning_rate * float(factor) ** cuts
