def grad(w, x):
    return 2 * (w - x)


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for k in order:
        w -= 2 * learning_rate * grad(w, X[k])
    return w
