def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    v = 0
    for i in order:
        v = 0.8 * v + 2 * (w - X[i])
        w = w - learning_rate * v
    return float(w)
