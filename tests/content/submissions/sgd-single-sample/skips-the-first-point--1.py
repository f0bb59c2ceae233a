def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for k in range(1, len(order)):
        w -= learning_rate * 2 * (w - X[order[k]])
    return w
