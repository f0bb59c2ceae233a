import numpy as np


def early_stopping(losses, patience, min_delta):
    """The epoch of the best loss and the epoch at which the run stops.

    Args:
        losses: one loss an epoch, a float64 array of one or more.
        patience: how many epochs in a row may be no better, an int.
        min_delta: by how much a better loss must be lower, a float.

    Returns:
        The tuple (best_epoch, stop_epoch).
    """
    best_epoch = 0
    stop_epoch = len(losses) - 1
    # Your code: go through the losses and count.
    return best_epoch, stop_epoch
