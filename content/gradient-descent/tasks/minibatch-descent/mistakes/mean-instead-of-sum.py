"""You average over the batch; this task sums. Your code is right for the mean
loss, where a short batch steps as far as a full one. Here the gradient is
2·Σ(w − X[batch]): take np.sum, or drop the division by the batch's size.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.mean(w - X[batch])
    return w
