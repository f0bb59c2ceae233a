# A variant: in a straight line to zero.
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for k in range(num_iterations):
        x = x - learning_rate * (1 - k / num_iterations) * 2 * (x - 2)
    return x
