# A variant: to ±100.0.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = max(-100.0, min(100.0, 2 * (x - 2)))
        x = x - learning_rate * gradient
    return x
