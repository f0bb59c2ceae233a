def epoch_batches(order, batch_size, drop_last):
    n = len(order) // batch_size
    return [order[i * batch_size:(i + 1) * batch_size] for i in range(n)]
