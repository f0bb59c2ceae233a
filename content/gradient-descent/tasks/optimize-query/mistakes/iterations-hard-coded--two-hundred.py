# A variant: always 200.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(200):
        x = x - learning_rate * 2 * (x - 2)
    return x
