"""You hang the rest on to the batch before it, which gets too long. The rest
makes a batch of its own, however short.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    if len(batches) > 1 and len(batches[-1]) < batch_size:
        rest = batches.pop()
        if not drop_last:
            batches[-1] = np.concatenate([batches[-1], rest])
    elif drop_last and batches and len(batches[-1]) < batch_size:
        batches.pop()
    return batches
