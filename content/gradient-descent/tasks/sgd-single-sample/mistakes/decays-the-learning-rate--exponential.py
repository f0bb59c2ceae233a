# A variant: times 0.99 after each update.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        learning_rate = learning_rate * 0.99
    return w
