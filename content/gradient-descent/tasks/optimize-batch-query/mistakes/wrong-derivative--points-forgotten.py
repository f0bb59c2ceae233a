# A variant: the points are missing.
def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        w = w - learning_rate * 2 * len(X) * w
    return w
