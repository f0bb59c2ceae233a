# A variant: as many points as the order is long, from the front.
def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in range(len(order)):
        w = w - learning_rate * 2 * (w - X[index % len(X)])
    return w
