# A variant: the loss of the last point.
def sgd_single_sample(X, w_init, learning_rate, order):
    w, loss = w_init, 0.0
    for index in order:
        w = w - learning_rate * 2 * (w - X[index])
        loss = (w - X[index]) ** 2
    return loss
