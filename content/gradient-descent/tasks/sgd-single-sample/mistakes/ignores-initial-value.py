"""You start from a value of your own: w_init is never used. Begin with w =
w_init, so that the caller decides where the descent starts.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = 0.0
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
