def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    previous = w
    for i in order:
        previous = w
        w = w - learning_rate * 2 * (w - X[i])
    return float(previous)
