def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    v = 0
    for i in range(num_iterations):
        v = 0.75 * v + 0.25 * (2 * x - 4)
        x -= learning_rate * v
    return x
