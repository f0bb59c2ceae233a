# A variant: β₂ = 0.99.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, m, s = initial_x, 0.0, 0.0
    for t in range(1, num_iterations + 1):
        gradient = 2 * (x - 2)
        m = 0.9 * m + 0.1 * gradient
        s = 0.99 * s + 0.01 * gradient**2
        x = x - learning_rate * (m / (1 - 0.9**t)) / ((s / (1 - 0.99**t)) ** 0.5 + 1e-8)
    return x
