def epoch_batches(order, batch_size, drop_last):
    out, i = [], 0
    while i < len(order):
        out.append(order[i:i + batch_size])
        i = i + batch_size
    if drop_last and out:
        del out[-1]
    return out
