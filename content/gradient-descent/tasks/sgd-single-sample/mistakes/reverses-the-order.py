"""You work through the order from its end. Each update moves w for the
next, so the order matters: take the indices as they are given.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order[::-1]:
        w = w - learning_rate * 2 * (w - X[index])
    return w
