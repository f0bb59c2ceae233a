def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    v = 0
    for i in range(num_iterations):
        v = 0.85 * v - learning_rate * (2 * x - 4)
        x += v
    return x
