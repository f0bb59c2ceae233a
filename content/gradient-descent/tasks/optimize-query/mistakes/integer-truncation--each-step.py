# A variant: cuts after each update.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = int(x - learning_rate * 2 * (x - 2))
    return x
