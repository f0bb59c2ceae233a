import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    rates, lr, window = [], learning_rate, []
    for loss in losses:
        if not window or loss < min(window):
            window, bad = [loss], 0
        else:
            bad += 1
            if bad > patience:
                lr, window = lr * factor, []
        rates.append(lr)
    return np.array(rates)
