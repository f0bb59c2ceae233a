def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in order:
        w = w - learning_rate * 2 * (w - X[i])
    return round(float(w), 3)
