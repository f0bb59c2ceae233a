# A variant: through the points from the last to the first.
def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        for xi in X[::-1]:
            w = w - learning_rate * 2 * (w - xi)
    return w
