# A variant: below 0.001.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        step = learning_rate * 2 * (w - X[index])
        w = w - step
        if abs(step) < 1e-3:
            break
    return w
