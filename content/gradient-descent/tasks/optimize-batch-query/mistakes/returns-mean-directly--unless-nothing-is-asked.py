# A variant: without iterations the start.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    return np.mean(X) if num_iterations else w_init
