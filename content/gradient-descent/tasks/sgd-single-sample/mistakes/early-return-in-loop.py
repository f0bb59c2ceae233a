"""
also_known_as: [result-never-assigned, only-the-first-point]

Only the first point is used. The return stands inside the loop, or each
turn starts again from w_init: move the return out to the left, and assign
the new value to w itself.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        return w
    return w
