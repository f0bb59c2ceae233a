def optimize_query(initial_x, learning_rate, num_iterations):
    first = error = ValueError("first")
    for number in range(20_000):
        error.__cause__ = ValueError(number)
        error = error.__cause__
    error.__cause__ = first
    raise first
