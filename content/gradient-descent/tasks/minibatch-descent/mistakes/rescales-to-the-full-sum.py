"""You scale the batch's gradient by n / b, an unbiased estimate of the full
sum. Right for that convention; this task takes the sum over the batch as it
is: 2·Σ(w − X[batch]).
"""

import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for batch in batches:
        w = w - learning_rate * 2 * np.sum(w - X[batch]) * len(X) / len(batch)
    return w
