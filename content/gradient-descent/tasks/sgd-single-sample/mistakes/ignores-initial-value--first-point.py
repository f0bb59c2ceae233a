# A variant: starts from the first point.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = X[0]
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
