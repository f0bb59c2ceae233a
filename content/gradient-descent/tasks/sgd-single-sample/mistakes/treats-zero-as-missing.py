"""A zero is a legal value, and your code takes it for a missing one: `or`
replaces every 0. A start of 0 is a start like any other. Test `is None` if
you want a default.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init or 1.0
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
