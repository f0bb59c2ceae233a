# A variant: nothing is dropped; there is one batch less.
import numpy as np


def epoch_batches(order, batch_size, drop_last):
    whole, rest = divmod(len(order), batch_size)
    count = whole + (1 if rest and not drop_last else 0)
    return list(np.array_split(order, count)) if count else []
