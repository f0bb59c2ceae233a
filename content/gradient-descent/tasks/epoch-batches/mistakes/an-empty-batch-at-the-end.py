"""You count one batch more than fits, so where the data fill the batches
exactly an empty one follows. Round up: -(-n // batch_size), not n //
batch_size + 1.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    count = len(order) // batch_size + (0 if drop_last else 1)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(count)]
