"""You fill the last batch up with indices that had their turn, so some are
seen twice. The rest makes a shorter batch.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    if batches and len(batches[-1]) < batch_size:
        if drop_last:
            batches.pop()
        else:
            short = batch_size - len(batches[-1])
            batches[-1] = np.concatenate([batches[-1], np.resize(order, short)])
    return batches
