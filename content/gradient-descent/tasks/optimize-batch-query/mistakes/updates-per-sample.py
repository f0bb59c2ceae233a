"""You update after each point, which is stochastic descent: later points see a
w that has already moved. Batch descent gathers the pull of all points at
one w first, and then makes one update an iteration.
"""


def optimize_batch_query(X, w_init, learning_rate, num_iterations):
    w = w_init
    for _ in range(num_iterations):
        for point in X:
            w = w - learning_rate * 2 * (w - point)
    return w
