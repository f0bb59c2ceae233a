def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for i in range(num_iterations):
        w -= learning_rate * 2 * (X - w).sum()
    return w
