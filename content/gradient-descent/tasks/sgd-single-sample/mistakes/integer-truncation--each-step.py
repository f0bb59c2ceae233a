# A variant: cuts after each update.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = int(w - learning_rate * 2 * (w - X[index]))
    return w
