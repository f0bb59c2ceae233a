# A variant: the one the last update used.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    gradient = 2 * (x - 2)
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        x = x - learning_rate * gradient
    return gradient
