def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        for x in X[b]:
            w -= learning_rate * 2 * (w - x)
    return w
