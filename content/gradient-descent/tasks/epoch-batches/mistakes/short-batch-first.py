"""Your short batch comes first. Count the batches from the front, so that
the rest is what is left at the end.
"""

import numpy as np


def epoch_batches(order, batch_size, drop_last):
    rest = len(order) % batch_size
    head = [order[:rest]] if rest and not drop_last else []
    return head + [order[start : start + batch_size] for start in range(rest, len(order), batch_size)]
