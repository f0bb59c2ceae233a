def optimize_query(initial_x, learning_rate, num_iterations):
    f = lambda x: x * x - 4 * x + 4
    x = initial_x
    h = 1e-6
    for i in range(num_iterations):
        x = x - learning_rate * (f(x + h) - f(x - h)) / (2 * h)
    return x
