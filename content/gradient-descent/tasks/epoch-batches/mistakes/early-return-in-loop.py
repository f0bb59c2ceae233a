"""Only the first batch comes back, because the return stands inside the
loop. Move it to the left, below the loop.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = []
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        if len(batch) == batch_size or not drop_last:
            batches.append(batch)
        return batches
    return batches
