"""You make batch_size batches. It says how many indices a batch has, not how
many batches there are.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    import numpy as np

    batches = np.array_split(order, batch_size)
    return [batch for batch in batches if len(batch)]
