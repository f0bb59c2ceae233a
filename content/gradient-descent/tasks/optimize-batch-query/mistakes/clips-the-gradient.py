"""You clip the gradient, so that far from the minimum all your steps have one
length. That tames exploding gradients, but this task wants the step the
gradient asks for: leave the clipping out.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        gradient = max(-1.0, min(1.0, 2 * np.sum(w - X)))
        w = w - learning_rate * gradient
    return w
