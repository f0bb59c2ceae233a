# A variant: β = 0.8.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, velocity = initial_x, 0.0
    for _ in range(num_iterations):
        velocity = 0.8 * velocity + learning_rate * 2 * (x - 2)
        x = x - velocity
    return x
