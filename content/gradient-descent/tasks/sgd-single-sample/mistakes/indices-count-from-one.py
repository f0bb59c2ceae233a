"""You look one point too far to the left: the indices count from 0 already.
Take X[index], not X[index - 1].
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index - 1])
    return w
