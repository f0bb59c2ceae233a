def optimize_query(initial_x, learning_rate, num_iterations):
    return 2 + (initial_x - 2) * (1 - 2 * learning_rate) ** (num_iterations + 1)
