def optimize_query(initial_x, learning_rate, num_iterations):
    raise ValueError("x" * 50_000_000)
