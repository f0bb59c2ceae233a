# A variant: without bias correction.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, m, s = initial_x, 0.0, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        m = 0.9 * m + 0.1 * gradient
        s = 0.999 * s + 0.001 * gradient**2
        x = x - learning_rate * m / (s ** 0.5 + 1e-8)
    return x
