def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in order:
        w -= 2 * learning_rate * (X[i] - w)
    return w
