def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        x = (1 - learning_rate) * x + 2 * learning_rate
    return x
