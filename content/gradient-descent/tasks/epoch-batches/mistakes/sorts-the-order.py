"""You sort the indices first, which undoes the shuffle. Take them as they
come.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    order = np.sort(order)
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    return [batch for batch in batches if len(batch) == batch_size] if drop_last else batches
