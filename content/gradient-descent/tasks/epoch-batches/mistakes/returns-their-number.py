"""You return how many batches there are. Asked for are the batches, a list
of index arrays.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    count = len(order) // batch_size
    return count if drop_last or len(order) % batch_size == 0 else count + 1
