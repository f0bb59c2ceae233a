# A variant: an average of the gradients, β = 0.9.
def sgd_single_sample(X, w_init, learning_rate, order):
    w, velocity = w_init, 0.0
    for index in order:
        velocity = 0.9 * velocity + 0.1 * 2 * (w - X[index])
        w = w - learning_rate * velocity
    return w
