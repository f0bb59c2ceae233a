# Count the batches first, by rounding down or up.
import math


def epoch_batches(order, batch_size, drop_last):
    whole = len(order) / batch_size
    count = math.floor(whole) if drop_last else math.ceil(whole)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(count)]
