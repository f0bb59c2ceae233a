"""You clip the gradient, so that far from the minimum all your steps have one
length. That tames exploding gradients, but this task wants the step the
gradient asks for: leave the clipping out.
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        gradient = max(-1.0, min(1.0, 2 * np.sum(w - X[batch])))
        w = w - learning_rate * gradient
    return w
