def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in order:
        new = w - learning_rate * 2 * (w - X[i])
        if abs(new - w) < 1e-5:
            break
        w = new
    return float(w)
