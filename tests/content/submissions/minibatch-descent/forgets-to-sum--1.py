def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        w = w - 2 * learning_rate * (w - X[b])
    return w
