"""
also_known_as: [drops-the-last-point]

The last index of the order is never used. It counts like the others: loop
over all of order, and return the w that the last update made.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order[:-1]:
        w = w - learning_rate * 2 * (w - X[index])
    return w
