# A variant: the point is doubled, w is not.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * (w - 2 * X[index])
    return w
