def optimize_query(initial_x, learning_rate, num_iterations):
    error = ValueError("core")
    for _ in range(5000):
        error = ExceptionGroup("shell", [error])
    raise error
