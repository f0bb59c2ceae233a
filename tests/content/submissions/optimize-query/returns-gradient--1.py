def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        x -= learning_rate * (2 * x - 4)
    return 2 * x - 4
