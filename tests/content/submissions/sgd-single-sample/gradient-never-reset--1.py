def sgd_single_sample(X, w_init, learning_rate, order):
    w, g = w_init, 0
    for i in order:
        g += 2 * (w - X[i])
        w -= learning_rate * g
    return float(w)
