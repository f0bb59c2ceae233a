def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for i in sorted(set(order.tolist())):
        w -= learning_rate * 2 * (w - X[i])
    return float(w)
