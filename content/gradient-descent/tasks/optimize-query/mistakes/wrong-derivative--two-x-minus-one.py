# A variant: 2x − 1.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * (2 * x - 1)
    return x
