# A variant: by the length of the order.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w - learning_rate * 2 * (w - X[index]) / len(order)
    return w
