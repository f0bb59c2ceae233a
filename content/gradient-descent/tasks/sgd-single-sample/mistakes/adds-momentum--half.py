# A variant: β = 0.5.
def sgd_single_sample(X, w_init, learning_rate, order):
    w, velocity = w_init, 0.0
    for index in order:
        velocity = 0.5 * velocity + learning_rate * 2 * (w - X[index])
        w = w - velocity
    return w
