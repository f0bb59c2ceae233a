import numpy as np


def epoch_batches(order, batch_size, drop_last):
    """The mini-batches of one epoch.

    Args:
        order: the indices in their order, an int64 array of shape (n,).
        batch_size: how many indices a batch has, an int, 1 or more.
        drop_last: whether a short last batch is left out, a bool.

    Returns:
        A list of int64 arrays.
    """
    batches = []
    # Your code: where does each batch begin, and what about the rest?
    return batches
