"""Your steps are twice as long as they should be: a factor 2 too many.
Check whether it stands both in a helper and in the update.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * 2 * (w - X[index])
    return w
