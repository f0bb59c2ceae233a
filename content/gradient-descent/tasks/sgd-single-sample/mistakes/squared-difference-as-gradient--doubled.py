# A variant: the 2 comes down and the square stays.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index]) ** 2
    return w
