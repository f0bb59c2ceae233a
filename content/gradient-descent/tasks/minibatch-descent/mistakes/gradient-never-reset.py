"""The gradient of each batch is added to those before: it is never set back to
zero. Start each batch with an empty gradient, as zero_grad does in PyTorch.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w, gradient = w_init, 0.0
    for batch in batches:
        gradient = gradient + 2 * np.sum(w - X[batch])
        w = w - learning_rate * gradient
    return w
