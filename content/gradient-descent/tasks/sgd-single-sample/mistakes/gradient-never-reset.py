"""The gradient of each point is added to those before: it is never set back
to zero. Start each update with the gradient of its own point alone.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w, gradient = w_init, 0.0
    for index in order:
        gradient = gradient + 2 * (w - X[index])
        w = w - learning_rate * gradient
    return w
