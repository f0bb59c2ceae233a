def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for x in order:
        w -= 2 * learning_rate * (w - x)
    return float(w)
