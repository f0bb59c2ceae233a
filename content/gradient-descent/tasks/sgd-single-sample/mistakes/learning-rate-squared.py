"""The learning rate goes in twice, once in the step and once more in the
update, so you walk η² instead of η. Keep it in one place.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate**2 * 2 * (w - X[index])
    return w
