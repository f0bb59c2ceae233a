"""Stochastic descent on (w - X[i])**2: an update for each point, in the order given."""


def gradient(w, point):
    return 2 * (w - point)


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * gradient(w, X[index])
    return float(w)
