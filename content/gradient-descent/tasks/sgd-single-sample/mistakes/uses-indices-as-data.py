"""You compare w with the index instead of the point it stands for. Look the
point up first: X[index].
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - index)
    return w
