# A variant: only the number of iterations.
def optimize_query(initial_x, learning_rate, num_iterations):
    num_iterations = num_iterations or 100
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
