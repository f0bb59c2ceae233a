"""You divide by the number of points, though only one was looked at: the
steps are far too short. The gradient of one point is 2(w − Xᵢ), as it is.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index]) / len(X)
    return w
