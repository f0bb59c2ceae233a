# A variant: times 0.8 after each update.
def optimize_query(initial_x, learning_rate, num_iterations):
    x, rate = initial_x, learning_rate
    for _ in range(num_iterations):
        x = x - rate * 2 * (x - 2)
        rate *= 0.8
    return x
