# A variant: to ±0.5.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = max(-0.5, min(0.5, 2 * (x - 2)))
        x = x - learning_rate * gradient
    return x
