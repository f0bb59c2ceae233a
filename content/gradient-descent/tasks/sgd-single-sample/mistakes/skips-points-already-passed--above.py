# A variant: only where it lies above.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        if w < X[index]:
            continue
        w = w - learning_rate * 2 * (w - X[index])
    return w
