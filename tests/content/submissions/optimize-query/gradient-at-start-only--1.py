def optimize_query(initial_x, learning_rate, num_iterations):
    return initial_x - num_iterations * learning_rate * 2 * (initial_x - 2)
