# A variant: the one the last update used, 0 where there was none.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, gradient = initial_x, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        x = x - learning_rate * gradient
    return gradient
