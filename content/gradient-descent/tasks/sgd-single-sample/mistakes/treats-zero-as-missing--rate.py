# A variant: only the learning rate.
def sgd_single_sample(X, w_init, learning_rate, order):
    learning_rate = learning_rate or 0.01
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
    return w
