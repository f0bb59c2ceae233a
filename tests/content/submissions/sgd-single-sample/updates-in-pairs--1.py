import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for batch in np.array_split(order, range(2, len(order), 2)):
        if len(batch):
            w -= learning_rate * 2 * sum(w - X[batch])
    return float(w)
