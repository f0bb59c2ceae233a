"""You make the indices unique. An index that stands twice is meant to be
seen twice: cut the order as it is.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    order = order[np.sort(np.unique(order, return_index=True)[1])]
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    return [batch for batch in batches if len(batch) == batch_size] if drop_last else batches
