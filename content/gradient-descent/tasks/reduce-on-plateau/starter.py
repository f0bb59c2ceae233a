import numpy as np


def reduce_on_plateau(losses, learning_rate, factor, patience):
    """The rate after each loss: cut where the loss has stopped falling.

    Args:
        losses: one loss an epoch, a float64 array.
        learning_rate: the rate before the first loss, a float.
        factor: what a cut multiplies the rate by, a float.
        patience: how many losses in a row may be no better, an int.

    Returns:
        A float64 array of shape (len(losses),).
    """
    best = np.inf
    count = 0
    rate = learning_rate
    rates = []
    for loss in losses:
        # Your code: is this loss better? If not, is it time for a cut?
        rates.append(rate)
    return np.array(rates)
