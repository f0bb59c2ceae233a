def minibatch_descent(X, w_init, learning_rate, batches):
    w = w_init
    for b in batches:
        w -= learning_rate * 2 * sum(w - X[i] for i in set(b.tolist()))
    return w
