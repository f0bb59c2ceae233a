"""The 2 reaches only one half of the bracket. The derivative of (w − Xᵢ)²
is 2w − 2Xᵢ: it has to be zero where w is the point.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * (2 * w - X[index])
    return w
