# A variant: within each batch.
import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [np.sort(order[start : start + batch_size]) for start in range(0, len(order), batch_size)]
    return [batch for batch in batches if len(batch) == batch_size] if drop_last else batches
