# A variant: always 1000.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(1000):
        x = x - learning_rate * 2 * (x - 2)
    return x
