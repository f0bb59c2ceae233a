"""A slice for each place where a batch begins; the last one is cut by itself."""


def epoch_batches(order, batch_size, drop_last):
    starts = range(0, len(order), batch_size)
    batches = [order[start : start + batch_size].copy() for start in starts]
    if drop_last and batches and len(batches[-1]) < batch_size:
        batches.pop()
    return batches
