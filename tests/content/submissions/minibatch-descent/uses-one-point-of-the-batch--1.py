def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        for i in b:
            g = 2 * (w - X[i])
        w -= learning_rate * g
    return w
