# A variant: always 10.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(10):
        x = x - learning_rate * 2 * (x - 2)
    return x
