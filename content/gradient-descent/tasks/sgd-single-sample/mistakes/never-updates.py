"""The start comes back as it was: no step ever reaches w. Assign what it leads
to, w = w - learning_rate * gradient; an expression alone changes nothing.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w - learning_rate * 2 * (w - X[index])
    return w
