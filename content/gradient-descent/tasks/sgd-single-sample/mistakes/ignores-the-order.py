"""You walk through X from its first point to its last and never look at the
order. It was drawn on purpose, with repeats and gaps: take X[index] for
each index in order.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for point in X:
        w = w - learning_rate * 2 * (w - point)
    return w
