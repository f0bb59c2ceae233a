# A variant: stores w in an array of integers.
import numpy as np


def minibatch_descent(X, w_init, learning_rate, batches):
    w = np.array([int(w_init)])
    for batch in batches:
        w[0] = w[0] - learning_rate * 2 * np.sum(w - X[batch])
    return float(w[0])
