# A variant: times 0.99 before each update.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, rate = initial_x, learning_rate
    for _ in range(num_iterations):
        rate *= 0.99
        x = x - rate * 2 * (x - 2)
    return x
