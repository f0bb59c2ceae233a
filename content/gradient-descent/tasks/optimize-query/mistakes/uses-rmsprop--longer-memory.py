# A variant: α = 0.99.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, s = initial_x, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        s = 0.99 * s + 0.01 * gradient**2
        x = x - learning_rate * gradient / (s**0.5 + 1e-8)
    return x
