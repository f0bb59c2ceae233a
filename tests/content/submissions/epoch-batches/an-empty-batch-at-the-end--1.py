def epoch_batches(order, batch_size, drop_last):
    out = []
    for k in range(len(order) // batch_size + 1):
        batch = order[k * batch_size:(k + 1) * batch_size]
        if drop_last and len(batch) < batch_size:
            continue
        out.append(batch)
    return out
