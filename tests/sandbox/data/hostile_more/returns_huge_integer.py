def optimize_query(initial_x, learning_rate, num_iterations):
    return 1 << 33_000_000
