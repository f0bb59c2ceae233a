# A variant: to ±5.0.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = max(-5.0, min(5.0, 2 * (x - 2)))
        x = x - learning_rate * gradient
    return x
