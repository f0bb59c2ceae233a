def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    n = X.shape[0]
    for i in order:
        w = w - learning_rate * (2 / n) * (w - X[i])
    return float(w)
