# A variant: to ±10.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * max(-10.0, min(10.0, 2 * (w - X[index])))
    return w
