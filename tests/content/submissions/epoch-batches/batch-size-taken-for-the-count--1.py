import numpy as np
def epoch_batches(order, batch_size, drop_last):
    return [b for b in np.array_split(np.array(order), batch_size) if b.size > 0]
