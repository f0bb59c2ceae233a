"""The first index of the order is never used: indices count from 0. Loop
with `for index in order`, and there is no index to get wrong.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order[1:]:
        w = w - learning_rate * 2 * (w - X[index])
    return w
