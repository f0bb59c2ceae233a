"""
also_known_as: [one-update-for-all]

All your gradients are taken at w_init, so together they are one big batch
step. Each point has to see the w that the point before left behind: compute
the gradient with the current w.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w_init - X[index])
    return w
