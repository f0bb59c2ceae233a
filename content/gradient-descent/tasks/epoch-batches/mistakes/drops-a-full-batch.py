"""You drop the last batch even where it is full. Only a short one is a rest:
compare its length with batch_size.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    return batches[:-1] if drop_last else batches
