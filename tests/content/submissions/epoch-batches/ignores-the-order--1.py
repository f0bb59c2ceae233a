import numpy as np
def epoch_batches(order, batch_size, drop_last):
    n = len(order)
    out = []
    for s in range(0, n, batch_size):
        if drop_last and s + batch_size > n:
            break
        out.append(np.array(list(range(s, min(s + batch_size, n)))))
    return out
