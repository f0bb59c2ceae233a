"""You drop the rest where it should stay and keep it where it should go.
Turn the condition round: `if drop_last`.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
    if not drop_last and batches and len(batches[-1]) < batch_size:
        batches.pop()
    return batches
