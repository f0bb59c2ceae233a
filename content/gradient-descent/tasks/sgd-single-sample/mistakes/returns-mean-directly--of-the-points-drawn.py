# A variant: of the points in the order.
import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    return np.mean(X[order]) if len(order) else w_init
