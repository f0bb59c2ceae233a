def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in range(len(X)):
        w -= 2 * learning_rate * (w - X[i])
    return w
