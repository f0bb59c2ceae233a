# A variant: where the gradient is small.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        if abs(2 * (w - X[index])) < 1e-6:
            break
        w = w - learning_rate * 2 * (w - X[index])
    return w
