# A variant: only the start.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x or 1.0
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
