import numpy as np
def epoch_batches(order, batch_size, drop_last):
    n = len(order)
    out = []
    for s in range(0, n, batch_size):
        if s + batch_size > n and drop_last:
            break
        out.append(np.array([order[(s + j) % n] for j in range(batch_size)]))
    return out
