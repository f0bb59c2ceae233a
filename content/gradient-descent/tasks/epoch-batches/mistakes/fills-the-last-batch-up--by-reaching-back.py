# A variant: the last batch is the last batch_size indices.
import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    if batches and len(batches[-1]) < batch_size:
        if drop_last:
            batches.pop()
        else:
            batches[-1] = order[-batch_size:]
    return batches
