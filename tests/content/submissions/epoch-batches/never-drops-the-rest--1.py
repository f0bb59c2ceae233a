def epoch_batches(order, batch_size, drop_last):
    out = []
    i = 0
    while i < len(order):
        out.append(order[i:i + batch_size])
        i += batch_size
    return out
