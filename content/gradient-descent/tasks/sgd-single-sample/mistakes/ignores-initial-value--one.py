# A variant: starts from 1.0.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = 1.0
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
