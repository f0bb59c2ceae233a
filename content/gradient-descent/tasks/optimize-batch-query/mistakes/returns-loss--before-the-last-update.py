# A variant: the loss from before the last update.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    loss = np.sum((w - X) ** 2)
    for _ in range(num_iterations):
        loss = np.sum((w - X) ** 2)
        w = w - learning_rate * 2 * np.sum(w - X)
    return loss
