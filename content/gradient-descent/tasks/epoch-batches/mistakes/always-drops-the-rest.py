"""The short last batch is always missing, also where it should stay. Its
examples are then never seen in this epoch: drop it only if drop_last is
true.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    end = len(order) - len(order) % batch_size
    return [order[start : start + batch_size] for start in range(0, end, batch_size)]
