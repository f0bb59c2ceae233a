# A variant: an average of the gradients, β = 0.5.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, velocity = initial_x, 0.0
    for _ in range(num_iterations):
        velocity = 0.5 * velocity + 0.5 * 2 * (x - 2)
        x = x - learning_rate * velocity
    return x
