def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for i in range(num_iterations):
        e = x - 2
        x -= learning_rate * e * e
    return x
