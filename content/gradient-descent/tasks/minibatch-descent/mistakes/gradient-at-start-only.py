"""
also_known_as: [one-update-an-epoch]

All your gradients are taken at w_init, which is one big update for the
whole epoch, however it is split. In mini-batch descent each batch looks at
the w that the batch before left behind: compute the gradient with the
current w, and update before the next batch.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w_init - X[batch])
    return w
