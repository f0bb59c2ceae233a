# A variant: Nesterov, β = 0.5.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, velocity = initial_x, 0.0
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        velocity = 0.5 * velocity + gradient
        x = x - learning_rate * (gradient + 0.5 * velocity)
    return x
