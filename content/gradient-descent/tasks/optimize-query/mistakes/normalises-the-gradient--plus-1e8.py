# A variant: divides by the length and 1e-8.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        gradient = 2 * (x - 2)
        x = x - learning_rate * gradient / (abs(gradient) + 1e-8)
    return x
