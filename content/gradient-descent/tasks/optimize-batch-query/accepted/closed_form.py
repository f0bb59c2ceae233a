# The distance from the mean shrinks by the same factor in every step.
import numpy as np


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    mean = float(np.mean(X))
    return mean + (w_init - mean) * (1 - 2 * len(X) * learning_rate) ** num_iterations
