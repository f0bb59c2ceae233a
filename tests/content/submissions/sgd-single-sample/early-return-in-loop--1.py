def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in order:
        w = w_init - learning_rate * 2 * (w_init - X[i])
        break
    return float(w)
