"""You make two updates with each point. Perhaps the step is taken once more
where the progress is printed: compute the new w once, then print that.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        w = w - learning_rate * 2 * (w - X[index])
    return w
