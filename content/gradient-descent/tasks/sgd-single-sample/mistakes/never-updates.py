"""The start comes back as it was: the step is computed, but w never becomes
anything else. Assign it, w = w - learning_rate * gradient; an expression
alone changes nothing.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w - learning_rate * 2 * (w - X[index])
    return w
