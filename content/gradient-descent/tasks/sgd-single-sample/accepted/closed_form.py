# All at once: each point counts the less, the more have come after it.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    kept = 1 - 2 * learning_rate
    powers = kept ** np.arange(len(order))[::-1]
    return w_init * kept ** len(order) + 2 * learning_rate * np.sum(powers * X[order])
