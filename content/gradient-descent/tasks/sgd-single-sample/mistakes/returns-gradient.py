"""The descent itself is right, but you return the gradient; the caller
wants the parameter. After the loop, return w.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w, gradient = w_init, 0.0
    for index in order:
        gradient = 2 * (w - X[index])
        w = w - learning_rate * gradient
    return gradient
