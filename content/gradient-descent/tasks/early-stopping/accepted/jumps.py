# Jumps from one best epoch to the next one within reach.
import numpy as np


def early_stopping(losses, patience, min_delta):
    best = 0
    while True:
        window = losses[best + 1 : best + 1 + patience]
        better = np.flatnonzero(window < losses[best] - min_delta)
        if better.size == 0:
            return int(best), int(min(best + patience, len(losses) - 1))
        best = best + 1 + better[0]
