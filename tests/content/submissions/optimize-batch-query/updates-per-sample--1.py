def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for i in range(num_iterations):
        for x in X:
            w = w - 2 * learning_rate * (w - x)
    return w
