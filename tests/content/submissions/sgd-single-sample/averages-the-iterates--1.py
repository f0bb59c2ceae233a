import numpy as np


def sgd_single_sample(X, w_init, learning_rate, order):
    w, total = w_init, 0
    for i in order:
        w = w - learning_rate * 2 * (w - X[i])
        total += w
    return total / len(order) if len(order) else w_init
