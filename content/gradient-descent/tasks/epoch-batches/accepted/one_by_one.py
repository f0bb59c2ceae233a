# Fill a batch index by index, and hand it over when it is full.
import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches, batch = [], []
    for index in order:
        batch.append(index)
        if len(batch) == batch_size:
            batches.append(np.array(batch))
            batch = []
    if batch and not drop_last:
        batches.append(np.array(batch))
    return batches
