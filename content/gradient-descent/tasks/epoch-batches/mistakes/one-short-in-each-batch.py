"""Each of your batches lacks its last index: a slice leaves its end out by
itself. Write order[start : start + batch_size].
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size - 1] for start in range(0, len(order), batch_size)]
    return [batch for batch in batches if len(batch) == batch_size - 1] if drop_last else batches
