# NumPy cuts at the given places; the rest is taken off before.
import numpy as np


def epoch_batches(order, batch_size, drop_last):
    end = len(order) - len(order) % batch_size if drop_last else len(order)
    if end == 0:
        return []
    return np.split(order[:end], np.arange(batch_size, end, batch_size))
