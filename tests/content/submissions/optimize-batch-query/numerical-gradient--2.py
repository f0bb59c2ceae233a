def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    f = lambda w: sum((w - x) ** 2 for x in X)
    w = w_init
    for i in range(num_iterations):
        w = w - learning_rate * ((f(w + 1e-4) - f(w)) / 1e-4)
    return w
