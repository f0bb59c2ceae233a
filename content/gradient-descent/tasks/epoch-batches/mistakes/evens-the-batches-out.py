"""You spread the rest over all batches, as np.array_split does. Each batch
has batch_size indices; only the last may be shorter.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    import numpy as np

    whole, rest = divmod(len(order), batch_size)
    count = whole + (1 if rest and not drop_last else 0)
    return list(np.array_split(order[: len(order) - rest] if drop_last else order, count)) if count else []
