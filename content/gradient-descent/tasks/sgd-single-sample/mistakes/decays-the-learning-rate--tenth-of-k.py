# A variant: divided by 1 + 0.1·k.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for k, index in enumerate(order):
        w = w - learning_rate / (1 + 0.1 * k) * 2 * (w - X[index])
    return w
