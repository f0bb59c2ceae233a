def epoch_batches(order, batch_size, drop_last):
    out = []
    for i in range(0, len(order) - batch_size + 1, batch_size):
        out.append(order[i:i + batch_size])
    return out
