def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for i in range(num_iterations):
        w -= learning_rate * sum(1 if w > x else -1 if w < x else 0 for x in X)
    return w
