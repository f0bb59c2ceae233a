def optimize_query(initial_x, learning_rate, num_iterations):
    f = lambda x: (x - 2) ** 2
    x = initial_x
    h = 1e-5
    for i in range(num_iterations):
        x = x - learning_rate * ((f(x + h) - f(x)) / h)
    return x
