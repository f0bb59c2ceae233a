"""You subtract the whole gradient: the learning rate is never used. Scale
the step with it, w ← w − learning_rate · gradient.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - 2 * (w - X[index])
    return w
