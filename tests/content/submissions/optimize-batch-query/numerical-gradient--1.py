def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    f = lambda w: ((w - X) ** 2).sum()
    w = w_init
    for i in range(num_iterations):
        w = w - learning_rate * (f(w + 1e-6) - f(w)) / 1e-6
    return w
