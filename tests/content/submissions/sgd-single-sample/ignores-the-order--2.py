def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    n = len(X)
    for k, _ in enumerate(order):
        w -= 2 * learning_rate * (w - X[k % n])
    return w
